package io.grapholap.common.definition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an entity of a mapping is a kind of node or a kind of edge. */
public enum EntityKind {
    @JsonProperty("node")
    NODE,
    @JsonProperty("edge")
    EDGE;

    /** {@code node} or {@code edge}, as on the wire. */
    public String wireName() {
        return this == NODE ? "node" : "edge";
    }
}
