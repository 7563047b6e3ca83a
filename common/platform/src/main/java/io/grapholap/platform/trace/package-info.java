/** The trace of a request across threads, topics and processes. */
@NullMarked
package io.grapholap.platform.trace;

import org.jspecify.annotations.NullMarked;
