package io.grapholap.common.definition;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Nodes of one label: the SQL that yields them, their key, their properties. Fields may be null
 * until checked.
 */
public record NodeDefinition(
        String label,
        String sql,
        PropertyDefinition primaryKey,
        @Nullable List<PropertyDefinition> properties)
        implements EntityDefinition {
    public NodeDefinition {
        properties =
                properties == null
                        ? List.of()
                        : properties.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public String name() {
        return label;
    }

    @Override
    public EntityKind kind() {
        return EntityKind.NODE;
    }

    /** Key first, then the properties in listed order. */
    @Override
    public List<PropertyDefinition> columns(MappingDefinition mapping) {
        return Stream.concat(Stream.of(primaryKey), properties.stream()).toList();
    }
}
