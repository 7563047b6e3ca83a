package io.grapholap.controlplane.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.common.json.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** Schemas of types that are one JSON value and need no name. */
final class Scalars {
    private static final Set<Class<?>> ANYTHING = Set.of(Object.class, JsonNode.class);
    private static final Set<Class<?>> INT32 = Set.of(int.class, Integer.class);
    private static final Set<Class<?>> INT64 = Set.of(long.class, Long.class);
    private static final Set<Class<?>> NUMBER = Set.of(double.class, Double.class);
    private static final Set<Class<?>> FLAG = Set.of(boolean.class, Boolean.class);

    private Scalars() {}

    /** The schema of a type, or null if it is none of these. */
    static @Nullable Schema of(Class<?> type) {
        if (ANYTHING.contains(type)) {
            return OASFactory.createSchema();
        }
        if (type == String.class) {
            return schema(SchemaType.STRING);
        }
        if (type == Instant.class) {
            return schema(SchemaType.STRING).format("date-time");
        }
        if (type == URI.class) {
            return schema(SchemaType.STRING).format("uri");
        }
        if (type == Duration.class) {
            return schema(SchemaType.STRING);
        }
        if (INT32.contains(type)) {
            return schema(SchemaType.INTEGER).format("int32");
        }
        if (INT64.contains(type)) {
            return schema(SchemaType.INTEGER).format("int64");
        }
        if (NUMBER.contains(type)) {
            return schema(SchemaType.NUMBER).format("double");
        }
        return FLAG.contains(type) ? schema(SchemaType.BOOLEAN) : null;
    }

    /** The constants of an enum as they are written. */
    static Schema enumeration(Class<?> type) {
        return schema(SchemaType.STRING)
                .enumeration(
                        Arrays.stream(type.getEnumConstants())
                                .<Object>map(c -> Json.mapper().valueToTree(c).asText())
                                .toList());
    }

    private static Schema schema(SchemaType type) {
        return OASFactory.createSchema().type(List.of(type));
    }
}
