package io.grapholap.engine.algorithm;

import io.grapholap.engine.NodeValues;

/** One algorithm: what it is and how to run it. */
interface Algorithm {
    AlgorithmInfo info();

    NodeValues run(CsrGraph graph, Parameters parameters, Cancellation cancellation);
}
