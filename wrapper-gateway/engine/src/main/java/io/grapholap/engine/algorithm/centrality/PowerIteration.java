package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.Split;

/** Repeats a step on a vector until it stays the same. */
final class PowerIteration {
    static final Parameter<Integer> ITERATIONS =
            Parameter.whole("max_iterations", 100, 1, 1_000_000, "Upper bound of iterations.");
    static final Parameter<Double> TOLERANCE =
            Parameter.real("tolerance", 1e-6, 0, 1, "Change per node below which it stops.");

    private PowerIteration() {}

    /** One step: reads the vector and returns another. */
    interface Step {
        double[] of(double[] now);
    }

    /**
     * @throws PlatformException {@code INVALID_ALGORITHM_PARAMETERS} when it does not settle within
     *     the iterations
     */
    static double[] run(
            double[] start, int iterations, double change, String name, Run run, Step step) {
        var now = start;
        for (int i = 0; i < iterations; i++) {
            run.check();
            var next = step.of(now);
            double difference = 0;
            for (int v = 0; v < next.length; v++) {
                difference += Math.abs(next[v] - now[v]);
            }
            now = next;
            run.progress(i + 1, iterations);
            if (difference < change) {
                return now;
            }
        }
        throw ITERATIONS.refused(
                iterations, "must be greater, or tolerance too: " + name + " did not settle");
    }

    /** For each node the sum of {@code from} over its row, by weight. */
    static double[] pull(Adjacency rows, double[] from, Split split, Run run) {
        var sums = new double[from.length];
        run.each(
                split,
                (begin, end) -> {
                    for (int v = begin; v < end; v++) {
                        run.check(v);
                        double sum = 0;
                        for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                            sum += from[rows.targets()[i]] * rows.weight(i);
                        }
                        sums[v] = sum;
                    }
                });
        return sums;
    }

    /** Divides by the Euclidean norm, which must not be 0. */
    static void normalise(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        double norm = Math.sqrt(squares);
        for (int v = 0; v < values.length && norm > 0; v++) {
            values[v] /= norm;
        }
    }
}
