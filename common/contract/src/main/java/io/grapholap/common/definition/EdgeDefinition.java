package io.grapholap.common.definition;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Edges of one type between two labels of the same mapping. Fields may be null until checked. */
public record EdgeDefinition(
        String type,
        String fromNode,
        String toNode,
        String sql,
        String fromKey,
        String toKey,
        @Nullable List<PropertyDefinition> properties)
        implements EntityDefinition {
    public EdgeDefinition {
        properties =
                properties == null
                        ? List.of()
                        : properties.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public String name() {
        return type;
    }

    @Override
    public EntityKind kind() {
        return EntityKind.EDGE;
    }

    /** Both keys with the types of the keys they point at, then the properties in listed order. */
    @Override
    public List<PropertyDefinition> columns(MappingDefinition mapping) {
        return Stream.concat(
                        Stream.of(
                                new PropertyDefinition(
                                        fromKey, mapping.node(fromNode).primaryKey().type()),
                                new PropertyDefinition(
                                        toKey, mapping.node(toNode).primaryKey().type())),
                        properties.stream())
                .toList();
    }
}
