package io.grapholap.controlplane.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grapholap.common.json.Json;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One thing wrong at a time: what mappings refuse, with what word, at which field. */
@Tag("wiring")
@QuarkusTest
class MappingInputTest {
    private static final String NODE = "/node_definitions/0";
    private static final String EDGE = "/edge_definitions/0";
    private static long stays;

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /name                    | ""                | name      | required
                    /name                    | "  "              | name      | required
                    /name                    | null              | name      | required
                    /name                    | 256               | name      | too_long
                    /description             | 4001              | description | too_long
                    /ttl                     | "P"               | ttl       | duration
                    /ttl                     | "PT"              | ttl       | duration
                    /ttl                     | "P0D"             | ttl       | duration
                    /ttl                     | "1 day"           | ttl       | duration
                    /ttl                     | "P1W"             | ttl       | duration
                    /ttl                     | "P366D"           | ttl       | range
                    /inactivity_timeout      | "P1DT"            | inactivity_timeout | duration
                    /quality_policy          | "ignore"          | quality_policy | enum
                    /data_source_id          | 0                 | data_source_id | range
                    /node_definitions        | []                | node_definitions | required
                    /node_definitions/0/label | "1x"             | node_definitions[0].label | pattern
                    /node_definitions/0/label | "Match"          | node_definitions[0].label | reserved
                    /node_definitions/0/label | "node"           | node_definitions[0].label | reserved
                    /node_definitions/0/label | 65               | node_definitions[0].label | too_long
                    /node_definitions/0/sql  | ""                | node_definitions[0].sql | required
                    /node_definitions/0/sql  | 100001            | node_definitions[0].sql | too_long
                    /node_definitions/0/primary_key | null       | node_definitions[0].primary_key | required
                    /node_definitions/0/primary_key/name | "a b" | node_definitions[0].primary_key.name | pattern
                    /node_definitions/0/primary_key/type | "int" | node_definitions[0].primary_key.type | enum
                    /node_definitions/0/primary_key/type | null  | node_definitions[0].primary_key.type | required
                    /node_definitions/0/properties/0/name | "IATA" | node_definitions[0].properties[0].name | duplicate
                    /node_definitions/0/properties/0/name | "limit" | node_definitions[0].properties[0].name | reserved
                    /edge_definitions/0/type | "route"           | edge_definitions[0].type | pattern
                    /edge_definitions/0/type | "UNION"           | edge_definitions[0].type | reserved
                    /edge_definitions/0/from_node | "Nowhere"    | edge_definitions[0].from_node | unknown_label
                    /edge_definitions/0/to_node | null           | edge_definitions[0].to_node | required
                    /edge_definitions/0/to_key | "origin"        | edge_definitions[0].to_key | duplicate
                    /edge_definitions/0/from_key | ""            | edge_definitions[0].from_key | required
                    /edge_definitions/0/properties/0/name | "Origin" | edge_definitions[0].properties[0].name | duplicate
                    /edge_definitions/0/properties/0/type | "NUMBER" | edge_definitions[0].properties[0].type | enum
                    """)
    void oneFaultIsOneErrorAtItsField(String pointer, String value, String field, String type) {
        var body = with(pointer, value);

        assertFault(
                As.alice().body(body.toString()).post("/api/mappings").then(),
                "body." + field,
                type);
        long id = stays();
        if (!pointer.equals("/data_source_id") && !(pointer + value).equals("/namenull")) {
            body.put("change_description", "why");
            body.remove("data_source_id");
            assertFault(
                    As.alice().body(body.toString()).put("/api/mappings/" + id).then(),
                    "body." + field,
                    type);
        }
        As.alice()
                .get("/api/mappings/" + id)
                .then()
                .body("data.name", equalTo("stays"))
                .body("data.current_version", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_internal_x", "_System_x", "_RYUGRAPH_x", "x-y", "é", "a.b"})
    void namesThatAreNoneAreRefused(String name) {
        var body = with(NODE + "/properties/0/name", '"' + name + '"');

        As.alice()
                .body(body.toString())
                .post("/api/mappings")
                .then()
                .statusCode(400)
                .body(
                        "error.details.errors.field",
                        contains("body.node_definitions[0].properties[0].name"));
    }

    @ParameterizedTest
    @CsvSource({NODE + ",label,node_definitions[1].label", EDGE + ",type,edge_definitions[1].type"})
    void whatStandsTwiceIsRefused(String entity, String key, String field) {
        var body = flights();
        var list = (ArrayNode) body.at(JsonPointer.compile(entity).head());
        var second = (ObjectNode) list.get(0).deepCopy();
        list.add(second);

        assertFault(
                As.alice().body(body.toString()).post("/api/mappings").then(),
                "body." + field,
                "duplicate");
        assertThat(second.path(key).asText()).isNotEmpty();
    }

    @Test
    void moreThanAHundredPropertiesAreRefused() {
        var body = flights();
        var properties = ((ObjectNode) body.at(NODE)).putArray("properties");
        for (int i = 0; i <= 100; i++) {
            properties.addObject().put("name", "p" + i).put("type", "STRING");
        }

        assertFault(
                As.alice().body(body.toString()).post("/api/mappings").then(),
                "body.node_definitions[0].properties",
                "too_many");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "5",
                "null",
                "\"text\"",
                "{\"name\": ",
                "{\"node_definitions\": 5}",
                "{\"node_definitions\": [5]}",
                "{\"ttl\": {}}",
                "{\"data_source_id\": \"x\"}"
            })
    void bodiesThatAreNoMappingAreRefused(String body) {
        long id = stays();
        for (var answer :
                List.of(
                        As.alice().body(body).post("/api/mappings"),
                        As.alice().body(body).post("/api/mappings/validate"),
                        As.alice().body(body).put("/api/mappings/" + id))) {
            answer.then()
                    .statusCode(400)
                    .body("error.code", equalTo("VALIDATION_FAILED"))
                    .body("error.details.errors", notNullValue());
        }
    }

    @Test
    void charactersThatAreHalvesOfOnesAreStoredOrRefusedAndNothingElse() {
        var status =
                As.alice()
                        .body(
                                "{\"name\": \"half \\ud800\", \"node_definitions\": [{\"label\": \"A\","
                                        + " \"sql\": \"SELECT '\\udc00' AS k\","
                                        + " \"primary_key\": {\"name\": \"k\", \"type\": \"STRING\"}}]}")
                        .post("/api/mappings")
                        .statusCode();

        assertThat(status).isIn(201, 400);
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT", "DELETE"})
    void aMappingThatIsNotThereIsNotFound(String method) {
        As.alice()
                .body("{\"change_description\": \"why\"}")
                .request(method, "/api/mappings/999999")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("RESOURCE_NOT_FOUND"))
                .body("error.details.resource_type", equalTo("mapping"))
                .body("error.details.resource_id", equalTo(999999));
    }

    /** A mapping that no test here can change. */
    private static long stays() {
        if (stays == 0) {
            stays = Graphs.storedFlights("stays");
        }
        return stays;
    }

    private static void assertFault(ValidatableResponse answer, String field, String type) {
        answer.statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body("error.details.errors.field", contains(field))
                .body("error.details.errors.type", contains(type));
    }

    /** The flights with another value in one place; a number stands for a text of that length. */
    private static ObjectNode with(String pointer, String value) {
        var body = flights();
        var at = JsonPointer.compile(pointer);
        var parent = (ObjectNode) body.at(at.head());
        var key = at.last().getMatchingProperty();
        if (pointer.startsWith("/node_definitions")) {
            // Edges would name a label that is wrong now.
            body.putArray("edge_definitions");
        }
        boolean length = value.matches("[1-9]\\d+");
        parent.set(key, read(length ? '"' + "x".repeat(Integer.parseInt(value)) + '"' : value));
        return body;
    }

    private static ObjectNode flights() {
        return (ObjectNode) read(Graphs.flights("flights"));
    }

    private static JsonNode read(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
