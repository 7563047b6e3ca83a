/**
 * Benchmarks as ratios: each pair of figures is timed in one run, answers compared first, losses
 * shown.
 */
@NullMarked
package io.grapholap.bench;

import org.jspecify.annotations.NullMarked;
