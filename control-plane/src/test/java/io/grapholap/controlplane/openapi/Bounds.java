package io.grapholap.controlplane.openapi;

import io.grapholap.controlplane.rule.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** What types do not say of their fields: which are needed, how long or great they may be. */
final class Bounds {
    private static final String PREFIX = "bounds.";
    private static final String DURATION = "duration";

    private final Map<String, Schema> said = new TreeMap<>();

    /**
     * @param all schemas by name; heeded are those whose name begins with {@code bounds.}
     */
    Bounds(Map<String, Schema> all) {
        all.forEach((name, schema) -> {
            if (name.startsWith(PREFIX)) {
                said.put(name.substring(PREFIX.length()), schema);
            }
        });
    }

    /**
     * Adds them to the schemas of the types.
     *
     * @throws IllegalStateException naming a schema or field that is not there
     */
    void addTo(Map<String, Schema> shapes) {
        said.forEach((name, bounds) -> {
            var meant =
                    Stream.of(name, name + Shapes.OR_NULL)
                            .filter(shapes::containsKey)
                            .map(shapes::get)
                            .toList();
            if (meant.isEmpty()) {
                throw unknown(name);
            }
            meant.forEach(shape -> add(name, bounds, shape));
        });
    }

    private static void add(String name, Schema bounds, Schema shape) {
        copy(bounds.getDescription(), shape::setDescription);
        listed(bounds.getProperties())
                .forEach((field, of) -> narrow(field(shape, name, field), of));
        for (var field : listed(bounds.getRequired())) {
            forbidNull(field(shape, name, field));
            if (!listed(shape.getRequired()).contains(field)) {
                shape.addRequired(field);
            }
        }
    }

    private static Schema field(Schema shape, String name, String field) {
        var found = listed(shape.getProperties()).get(field);
        if (found == null) {
            throw unknown(name + "." + field);
        }
        return found;
    }

    private static IllegalStateException unknown(String name) {
        return new IllegalStateException(
                "META-INF/openapi.yaml has bounds for " + name + ", which there is not");
    }

    private static void narrow(Schema schema, Schema bounds) {
        copy(bounds.getDescription(), schema::setDescription);
        copy(bounds.getFormat(), schema::setFormat);
        copy(bounds.getPattern(), schema::setPattern);
        if (DURATION.equals(bounds.getFormat())) {
            schema.setPattern("^" + Durations.PATTERN + "$");
        }
        copy(bounds.getMinLength(), schema::setMinLength);
        copy(bounds.getMaxLength(), schema::setMaxLength);
        copy(bounds.getMinimum(), schema::setMinimum);
        copy(bounds.getMaximum(), schema::setMaximum);
        copy(bounds.getMinItems(), schema::setMinItems);
        copy(bounds.getMaxItems(), schema::setMaxItems);
        copy(bounds.getDefaultValue(), schema::setDefaultValue);
        if (bounds.getEnumeration() != null) {
            var values = new ArrayList<>(bounds.getEnumeration());
            if (schema.getType().contains(SchemaType.NULL)) {
                values.add(null);
            }
            schema.setEnumeration(values);
        }
        copy(bounds.getProperties(), schema::setProperties);
        if (bounds.getItems() != null) {
            narrow(schema.getItems(), bounds.getItems());
        }
    }

    private static void forbidNull(Schema schema) {
        if (schema.getType() != null && schema.getType().contains(SchemaType.NULL)) {
            schema.removeType(SchemaType.NULL);
            if (schema.getEnumeration() != null) {
                schema.removeEnumeration(null);
            }
        }
    }

    private static Map<String, Schema> listed(@Nullable Map<String, Schema> maybe) {
        return maybe == null ? Map.of() : maybe;
    }

    private static <T> List<T> listed(@Nullable List<T> maybe) {
        return maybe == null ? List.of() : maybe;
    }

    private static <T> void copy(@Nullable T value, Consumer<T> to) {
        if (value != null) {
            to.accept(value);
        }
    }
}
