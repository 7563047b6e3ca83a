package io.grapholap.common.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapholap.common.json.Json;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the JSON Schema (draft 2020-12) of records, enums and sealed families by reflection. */
final class JsonSchemas {
    private static final SnakeCaseStrategy SNAKE = new SnakeCaseStrategy();

    private JsonSchemas() {}

    static ObjectNode of(AnnotatedType annotated) {
        var schema = of(annotated.getType(), annotated);
        if (annotated.isAnnotationPresent(Nullable.class)) {
            var either = object();
            either.putArray("anyOf").add(schema).add(object().put("type", "null"));
            return either;
        }
        return schema;
    }

    private static ObjectNode of(Type type, AnnotatedType annotated) {
        var raw = (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
        if (raw == String.class) {
            return object().put("type", "string");
        } else if (raw == long.class
                || raw == Long.class
                || raw == int.class
                || raw == Integer.class) {
            return object().put("type", "integer");
        } else if (raw == boolean.class) {
            return object().put("type", "boolean");
        } else if (raw == Instant.class) {
            return object().put("type", "string").put("format", "date-time");
        } else if (raw == URI.class) {
            return object().put("type", "string").put("format", "uri");
        } else if (raw == List.class) {
            var array = object().put("type", "array");
            array.set("items", of(argument(annotated, 0)));
            return array;
        } else if (raw == Map.class) {
            var map = object().put("type", "object");
            map.set("additionalProperties", of(argument(annotated, 1)));
            return map;
        } else if (raw.isEnum()) {
            var names = object().put("type", "string");
            var values = names.putArray("enum");
            for (var constant : raw.getEnumConstants()) {
                values.add(Json.mapper().convertValue(constant, String.class));
            }
            return names;
        } else if (raw.isRecord()) {
            return ofRecord(raw);
        } else if (raw.isSealed()) {
            return ofFamily(raw);
        }
        throw new IllegalArgumentException("no schema for " + type);
    }

    static ObjectNode ofRecord(Class<?> type) {
        var schema = object().put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            var name = SNAKE.translate(component.getName());
            properties.set(name, of(component.getAnnotatedType()));
            required.add(name);
        }
        return schema;
    }

    private static ObjectNode ofFamily(Class<?> type) {
        var schema = object();
        var tag = type.getAnnotation(JsonTypeInfo.class).property();
        var kinds = schema.putArray("oneOf");
        for (var kind : type.getAnnotation(JsonSubTypes.class).value()) {
            var member = ofRecord(kind.value());
            member.withObject("properties").putObject(tag).put("const", kind.name());
            member.withArray("required").add(tag);
            kinds.add(member);
        }
        return schema;
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    private static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }
}
