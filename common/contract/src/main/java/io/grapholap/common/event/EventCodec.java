package io.grapholap.common.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapholap.common.json.Json;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads events as CloudEvents 1.0 JSON. Unknown fields are ignored; unknown types are
 * told apart from garbage.
 */
public final class EventCodec {
    public static final String CONTENT_TYPE = "application/cloudevents+json";

    private EventCodec() {}

    public static String write(EventEnvelope<?> envelope) {
        ObjectNode data = Json.mapper().valueToTree(envelope.event());
        var type = data.remove("type").asText();
        var root = Json.mapper().createObjectNode();
        root.put("specversion", "1.0");
        root.put("id", envelope.id());
        root.put("source", envelope.source());
        root.put("type", typeName(envelope.event().topic(), type));
        root.put("subject", envelope.event().key());
        root.put("time", envelope.time().toString());
        root.put("datacontenttype", "application/json");
        if (envelope.traceparent() != null) {
            root.put("traceparent", envelope.traceparent());
        }
        root.set("data", data);
        return root.toString();
    }

    /**
     * Reads one record of a topic.
     *
     * @param family the sealed interface of the topic, e.g. {@code ExportEvent.class}
     * @return the event, or what is known of one whose type this version does not know
     * @throws UnreadableEvent when it is not an event of this topic at all
     */
    public static <E extends Event> Read<E> read(String json, Topic topic, Class<E> family) {
        try {
            JsonNode root = Json.mapper().readTree(json);
            var type = text(root, "type");
            var prefix = typeName(topic, "");
            if (!type.startsWith(prefix) || !(root.get("data") instanceof ObjectNode data)) {
                throw new UnreadableEvent(
                        "not an event of " + topic.topicName() + ": type '" + type + "'", null);
            }
            data.put("type", type.substring(prefix.length()));
            E event = Json.mapper().treeToValue(data, family);
            var traceparent =
                    root.hasNonNull("traceparent") ? root.get("traceparent").asText() : null;
            return new Read.Known<>(
                    new EventEnvelope<>(
                            text(root, "id"),
                            text(root, "source"),
                            Instant.parse(text(root, "time")),
                            traceparent,
                            event));
        } catch (InvalidTypeIdException e) {
            return new Read.UnknownType<>(String.valueOf(e.getTypeId()));
        } catch (JsonProcessingException | RuntimeException e) {
            throw e instanceof UnreadableEvent u
                    ? u
                    : new UnreadableEvent("not readable as " + topic.topicName(), e);
        }
    }

    private static String text(JsonNode root, String field) {
        if (root == null || !root.hasNonNull(field)) {
            throw new UnreadableEvent("no field '" + field + "'", null);
        }
        return root.get(field).asText();
    }

    private static String typeName(Topic topic, String type) {
        return "io.grapholap." + topic.topicName().toLowerCase(Locale.ROOT) + "." + type;
    }

    /** What came of reading a record. */
    public sealed interface Read<E extends Event> {
        record Known<E extends Event>(EventEnvelope<E> envelope) implements Read<E> {}

        /** An event of a newer version of the platform; to be skipped and counted. */
        record UnknownType<E extends Event>(String type) implements Read<E> {}
    }

    /** The record is no event of its topic; it belongs into the dead-letter topic. */
    public static final class UnreadableEvent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableEvent(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
