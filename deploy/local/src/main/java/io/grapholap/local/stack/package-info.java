/** The parts of a local stack, where its state lies, and how it is started, watched and stopped. */
@NullMarked
package io.grapholap.local.stack;

import org.jspecify.annotations.NullMarked;
