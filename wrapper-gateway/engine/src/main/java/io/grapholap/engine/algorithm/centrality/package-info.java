/** Importance of nodes. */
@NullMarked
package io.grapholap.engine.algorithm.centrality;

import org.jspecify.annotations.NullMarked;
