package io.grapholap.common.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole graph, described: its node and edge definitions.
 *
 * @param qualityPolicy what becomes of rows that break the rules of keys; {@link
 *     QualityPolicy#FAIL} unless said
 */
public record MappingDefinition(
        @Nullable List<NodeDefinition> nodeDefinitions,
        @Nullable List<EdgeDefinition> edgeDefinitions,
        @Nullable QualityPolicy qualityPolicy) {
    public MappingDefinition {
        nodeDefinitions =
                nodeDefinitions == null
                        ? List.of()
                        : nodeDefinitions.stream().filter(Objects::nonNull).toList();
        edgeDefinitions =
                edgeDefinitions == null
                        ? List.of()
                        : edgeDefinitions.stream().filter(Objects::nonNull).toList();
        qualityPolicy = qualityPolicy == null ? QualityPolicy.FAIL : qualityPolicy;
    }

    /** A definition under which a row that breaks a rule fails the snapshot. */
    public MappingDefinition(
            @Nullable List<NodeDefinition> nodeDefinitions,
            @Nullable List<EdgeDefinition> edgeDefinitions) {
        this(nodeDefinitions, edgeDefinitions, null);
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
