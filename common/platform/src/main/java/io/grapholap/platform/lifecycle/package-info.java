/** The clock, and the watch on the process that started this one. */
@NullMarked
package io.grapholap.platform.lifecycle;

import org.jspecify.annotations.NullMarked;
