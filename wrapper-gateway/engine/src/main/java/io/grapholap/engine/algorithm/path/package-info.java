/** Ways between nodes, and what flows along them. */
@NullMarked
package io.grapholap.engine.algorithm.path;

import org.jspecify.annotations.NullMarked;
