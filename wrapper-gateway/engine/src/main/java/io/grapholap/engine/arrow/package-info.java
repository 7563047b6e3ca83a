/** Answers as Arrow IPC streams. */
@NullMarked
package io.grapholap.engine.arrow;

import org.jspecify.annotations.NullMarked;
