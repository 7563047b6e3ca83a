/** Algorithms that JGraphT has and that need not be fast: the bridge to it. */
@NullMarked
package io.grapholap.engine.algorithm.jgrapht;

import org.jspecify.annotations.NullMarked;
