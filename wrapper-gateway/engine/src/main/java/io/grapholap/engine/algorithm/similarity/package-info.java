/** How alike nodes are, and which links are missing. */
@NullMarked
package io.grapholap.engine.algorithm.similarity;

import org.jspecify.annotations.NullMarked;
