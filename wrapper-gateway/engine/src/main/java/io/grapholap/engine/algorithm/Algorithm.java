package io.grapholap.engine.algorithm;

/**
 * One algorithm: what it is and how to run it. Without state, so that one serves all threads. To
 * add one, write such a class and name it in {@link Catalog}.
 */
public interface Algorithm {
    /** What it is called, takes, needs and returns. */
    AlgorithmSpec spec();

    /**
     * Runs it. Long loops call {@link Run#check} at least every few milliseconds.
     *
     * @param parameters checked against {@link AlgorithmSpec#parameters}
     */
    Result run(CsrGraph graph, Parameters parameters, Run run);
}
