package io.grapholap.importscheduler.job;

/** What a model predicts. Spelled as on the wire. */
public enum ModelType {
    numeric,
    score_categorical,
    ranking,
    object_detection,
    generative_llm,
    multi_class
}
