package io.grapholap.common.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** What a node and an edge definition have in common: a name, SQL, and typed columns. */
public sealed interface EntityDefinition permits NodeDefinition, EdgeDefinition {
    /** Label of the nodes or type of the edges; unique among its kind in a mapping. */
    @JsonIgnore
    String name();

    @JsonIgnore
    EntityKind kind();

    String sql();

    /**
     * The columns an export writes, in the order that loaders rely on (wire contract, section 3.2).
     */
    List<PropertyDefinition> columns(MappingDefinition mapping);
}
