package io.grapholap.common.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What an export job does; a snapshot runs all entity jobs, then finish, then one build per engine.
 */
public enum JobKind {
    @JsonProperty("node")
    NODE,
    @JsonProperty("edge")
    EDGE,
    @JsonProperty("finish")
    FINISH,
    @JsonProperty("graph-build")
    GRAPH_BUILD
}
