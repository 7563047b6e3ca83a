package io.grapholap.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code asyncapi.json} is what consumers in other languages read; it must tell the same as the
 * records.
 */
class AsyncApiTest {
    private static final Path DOCUMENT = Path.of("asyncapi.json");
    private static final ObjectMapper PRETTY = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<Event> samples() {
        return EventSamples.all().stream();
    }

    @Test
    void theDocumentTellsWhatTheRecordsTell() throws IOException {
        var generated = document();
        if (System.getenv("SAMPLES_WRITE") != null) {
            Files.writeString(
                    DOCUMENT,
                    PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(generated) + "\n");
        }
        assertThat(PRETTY.readTree(Files.readString(DOCUMENT))).isEqualTo(generated);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleKeepsToTheDocument(Event event) throws IOException {
        var data = PRETTY.readTree(EventCodec.write(EventSamples.envelope(event))).get("data");
        assertThat(errors(event, data)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleThatLacksAFieldBreaksTheDocument(Event event) throws IOException {
        var data =
                (ObjectNode)
                        PRETTY.readTree(EventCodec.write(EventSamples.envelope(event))).get("data");
        data.remove("occurred_at");
        assertThat(errors(event, data)).hasSize(1);
    }

    private static java.util.List<?> errors(Event event, JsonNode data) throws IOException {
        var schema =
                PRETTY.readTree(Files.readString(DOCUMENT))
                        .at("/components/messages")
                        .get(nameOf(event.getClass()))
                        .at("/payload/properties/data");
        return SCHEMAS.getSchema(schema.toString(), InputFormat.JSON)
                .validate(data.toString(), InputFormat.JSON);
    }

    private static ObjectNode document() {
        var root = PRETTY.createObjectNode().put("asyncapi", "3.0.0");
        root.putObject("info")
                .put("title", "Graph OLAP events")
                .put("version", "1")
                .put(
                        "description",
                        "CloudEvents 1.0, structured JSON. Delivered at least once; ordered per key.");
        var channels = root.putObject("channels");
        var messages = root.putObject("components").putObject("messages");
        for (var family : Event.class.getPermittedSubclasses()) {
            for (var type : family.getPermittedSubclasses()) {
                var topic = topicOf(type);
                channels.withObject("/" + topic.topicName())
                        .put("address", topic.topicName())
                        .withObject("/messages/" + type.getSimpleName())
                        .put("$ref", "#/components/messages/" + nameOf(type));
                messages.set(nameOf(type), message(topic, type));
            }
        }
        return root;
    }

    private static ObjectNode message(Topic topic, Class<?> type) {
        var message = PRETTY.createObjectNode().put("contentType", EventCodec.CONTENT_TYPE);
        var payload = message.putObject("payload").put("type", "object");
        var properties = payload.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        for (var text : new String[] {"id", "source", "subject", "traceparent"}) {
            properties.putObject(text).put("type", "string");
        }
        properties
                .putObject("type")
                .put("const", "io.grapholap." + topic.topicName() + "." + type.getSimpleName());
        properties.putObject("time").put("type", "string").put("format", "date-time");
        properties.putObject("datacontenttype").put("const", "application/json");
        properties.set("data", JsonSchemas.ofRecord(type));
        var required = payload.putArray("required");
        Stream.of("specversion", "id", "source", "type", "subject", "time", "data")
                .forEach(required::add);
        return message;
    }

    private static Topic topicOf(Class<?> type) {
        return EventSamples.all().stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow()
                .topic();
    }

    private static String nameOf(Class<?> type) {
        return Arrays.stream(type.getName().replaceAll(".*\\.", "").split("\\$"))
                .reduce("", String::concat);
    }
}
