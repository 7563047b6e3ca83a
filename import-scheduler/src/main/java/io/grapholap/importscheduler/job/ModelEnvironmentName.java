package io.grapholap.importscheduler.job;

/** Which stage of a model's life its rows come from. Spelled as on the wire. */
public enum ModelEnvironmentName {
    production,
    validation,
    training,
    tracing
}
