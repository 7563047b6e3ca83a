/**
 * Graph algorithms on a compressed-sparse-row graph: parallel kernels under NetworkX conventions.
 */
@NullMarked
package io.grapholap.engine.algorithm;

import org.jspecify.annotations.NullMarked;
