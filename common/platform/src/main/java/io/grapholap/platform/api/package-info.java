/** The envelope of successful answers and the id that follows a request through every log line. */
@NullMarked
package io.grapholap.platform.api;

import org.jspecify.annotations.NullMarked;
