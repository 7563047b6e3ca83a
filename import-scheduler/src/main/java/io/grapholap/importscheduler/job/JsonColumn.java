package io.grapholap.importscheduler.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grapholap.common.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;

/** Records in {@code jsonb} columns. */
final class JsonColumn {
    private JsonColumn() {}

    static JsonObject write(Object value) {
        try {
            return new JsonObject(Json.mapper().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(JsonObject column, Class<T> type) {
        try {
            return Json.mapper().readValue(column.encode(), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
