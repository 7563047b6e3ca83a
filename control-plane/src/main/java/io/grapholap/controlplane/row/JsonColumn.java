package io.grapholap.controlplane.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.grapholap.common.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;

/** Records in {@code jsonb} columns, spelled as on the wire. */
public final class JsonColumn {
    private JsonColumn() {}

    public static JsonObject write(Object value) {
        return new JsonObject(text(value));
    }

    /** The same as text, for a statement that casts it. */
    public static String text(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T read(JsonObject column, Class<T> type) {
        return read(column.encode(), type);
    }

    /** As above, of a column that was read as text: what it holds is parsed once. */
    public static <T> T read(String column, Class<T> type) {
        try {
            return Json.mapper().readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T read(JsonObject column, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(column.encode(), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
