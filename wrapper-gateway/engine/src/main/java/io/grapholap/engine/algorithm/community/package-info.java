/** Groups of nodes. */
@NullMarked
package io.grapholap.engine.algorithm.community;

import org.jspecify.annotations.NullMarked;
