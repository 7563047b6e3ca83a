package io.grapholap.common.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A whole graph, described: its node and edge definitions. */
public record MappingDefinition(
        @Nullable List<NodeDefinition> nodeDefinitions,
        @Nullable List<EdgeDefinition> edgeDefinitions) {
    public MappingDefinition {
        nodeDefinitions =
                nodeDefinitions == null
                        ? List.of()
                        : nodeDefinitions.stream().filter(Objects::nonNull).toList();
        edgeDefinitions =
                edgeDefinitions == null
                        ? List.of()
                        : edgeDefinitions.stream().filter(Objects::nonNull).toList();
    }

    /** The node definition with this label, which the rules have shown to exist. */
    public NodeDefinition node(String label) {
        return nodeDefinitions.stream()
                .filter(n -> n.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () -> new NoSuchElementException("no node definition with label " + label));
    }

    /** Nodes first, then edges, each in listed order. */
    @JsonIgnore
    public List<EntityDefinition> entities() {
        return Stream.<EntityDefinition>concat(nodeDefinitions.stream(), edgeDefinitions.stream())
                .toList();
    }
}
