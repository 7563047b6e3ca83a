/** HTTP load at a given rate or at full speed, and what came of it. */
@NullMarked
package io.grapholap.bench.load;

import org.jspecify.annotations.NullMarked;
