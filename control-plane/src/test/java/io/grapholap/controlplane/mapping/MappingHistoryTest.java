package io.grapholap.controlplane.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wiring")
@QuarkusTest
class MappingHistoryTest {
    @Test
    void versionsAreListedNewestFirstAndInParts() {
        long id = withVersions("listed", 3);

        As.bob()
                .get("/api/mappings/" + id + "/versions")
                .then()
                .statusCode(200)
                .body("meta.total", equalTo(3))
                .body("data.version", contains(3, 2, 1))
                .body("data.change_description", contains("to 3", "to 2", null))
                .body("data[0].created_by", equalTo("alice"))
                .body("data[0].node_definitions", nullValue());
        As.bob()
                .get("/api/mappings/" + id + "/versions?offset=1&limit=1")
                .then()
                .body("data.version", contains(2))
                .body("meta.total", equalTo(3));
        As.bob()
                .get("/api/mappings/" + id + "/versions?limit=0")
                .then()
                .statusCode(400)
                .body("error.details.errors.field", contains("query.limit"));
    }

    @Test
    void aVersionStaysAsItWas() {
        long id = withVersions("kept", 2);

        As.bob()
                .get("/api/mappings/" + id + "/versions/1")
                .then()
                .statusCode(200)
                .body("data.mapping_id", equalTo((int) id))
                .body("data.version", equalTo(1))
                .body("data.node_definitions.label", contains("Airport"))
                .body("data.edge_definitions.type", contains("ROUTE"));
        As.bob()
                .get("/api/mappings/" + id + "/versions/9")
                .then()
                .statusCode(404)
                .body("error.details.resource_id", equalTo(id + "/v9"));
        As.bob()
                .get("/api/mappings/999999/versions")
                .then()
                .statusCode(404)
                .body("error.details.resource_id", equalTo(999999));
        As.bob().get("/api/mappings/999999/versions/1").then().statusCode(404);
    }

    @Test
    void versionsAreComparedBothWays() {
        long id = Graphs.storedFlights("compared");
        change(
                id,
                """
                {"change_description": "more", "quality_policy": "drop", "node_definitions": [
                  {"label": "City", "sql": "SELECT 1", "primary_key": {"name": "c", "type": "STRING"}},
                  {"label": "Airport", "sql": "SELECT 2 AS iata",
                   "primary_key": {"name": "iata", "type": "INT64"},
                   "properties": [{"name": "city", "type": "STRING"}]}],
                 "edge_definitions": []}
                """);

        As.bob()
                .get("/api/mappings/" + id + "/versions/1/diff/2")
                .then()
                .statusCode(200)
                .body("data.from_version", equalTo(1))
                .body("data.to_version", equalTo(2))
                .body("data.summary.nodes_added", equalTo(1))
                .body("data.summary.nodes_removed", equalTo(0))
                .body("data.summary.nodes_modified", equalTo(1))
                .body("data.summary.edges_removed", equalTo(1))
                .body("data.changes.nodes.label", contains("Airport", "City"))
                .body("data.changes.nodes.change_type", contains("modified", "added"))
                .body("data.changes.nodes[0].fields_changed", contains("primary_key", "sql"))
                .body("data.changes.nodes[0].from.sql", containsString("airports"))
                .body("data.changes.nodes[0].to.sql", equalTo("SELECT 2 AS iata"))
                .body("data.changes.nodes[1].from", nullValue())
                .body("data.changes.nodes[1].fields_changed", nullValue())
                .body("data.changes.edges[0].type", equalTo("ROUTE"))
                .body("data.changes.edges[0].to", nullValue())
                .body("data.changes.quality_policy.from", equalTo("fail"))
                .body("data.changes.quality_policy.to", equalTo("drop"));
        As.bob()
                .get("/api/mappings/" + id + "/versions/2/diff/1")
                .then()
                .body("data.changes.nodes.change_type", contains("modified", "removed"))
                .body("data.changes.edges.change_type", contains("added"));
    }

    @Test
    void aComparisonNeedsTwoVersionsThatThereAre() {
        long id = withVersions("not compared", 2);

        As.bob()
                .get("/api/mappings/" + id + "/versions/1/diff/1")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body("error.details.errors.field", contains("path.to"));
        As.bob()
                .get("/api/mappings/" + id + "/versions/1/diff/7")
                .then()
                .statusCode(404)
                .body("error.details.resource_id", equalTo(id + "/v7"));
        As.bob().get("/api/mappings/" + id + "/versions/x/diff/1").then().statusCode(400);
    }

    @Test
    void changesAtTheSameTimeMakeVersionsWithoutAGap() throws Exception {
        long id = Graphs.storedFlights("raced");
        int racers = 3;
        try (var threads = Executors.newFixedThreadPool(racers)) {
            var statuses =
                    threads
                            .invokeAll(
                                    IntStream.range(0, racers)
                                            .<java.util.concurrent.Callable<Integer>>mapToObj(
                                                    i -> () -> tryChange(id, i))
                                            .toList())
                            .stream()
                            .map(MappingHistoryTest::result)
                            .toList();

            assertThat(statuses).containsOnly(200);
        }
        As.bob()
                .get("/api/mappings/" + id + "/versions")
                .then()
                .body("data.version", equalTo(List.of(4, 3, 2, 1)));
        As.bob().get("/api/mappings/" + id).then().body("data.current_version", equalTo(4));
    }

    @Test
    void aChangeOfNothingChangesNothing() {
        long id = Graphs.storedFlights("quiet");
        var before = As.alice().get("/api/mappings/" + id).jsonPath().getString("data.updated_at");

        change(id, "{\"change_description\": \"why\", \"name\": \"quiet\"}");

        As.alice()
                .get("/api/mappings/" + id)
                .then()
                .body("data.updated_at", equalTo(before))
                .body("data.current_version", equalTo(1));
    }

    @Test
    void anybodyMayCopyAMapping() {
        long id = withVersions("original", 2);
        As.alice().body("{\"ttl\": \"P9D\"}").put("/api/mappings/" + id + "/lifecycle");

        As.bob()
                .body("{\"name\": \"my copy\"}")
                .post("/api/mappings/" + id + "/copy")
                .then()
                .statusCode(201)
                .body("data.name", equalTo("my copy"))
                .body("data.owner_username", equalTo("bob"))
                .body("data.description", equalTo("US airports"))
                .body("data.current_version", equalTo(1))
                .body("data.change_description", nullValue())
                .body("data.ttl", equalTo("P9D"))
                .body("data.validation", equalTo("checked"))
                .body("data.warnings", empty())
                .body("data.node_definitions[0].sql", containsString("version 2"))
                .body("data.edge_definitions", hasSize(1));
        As.bob()
                .body("{\"name\": \"  \"}")
                .post("/api/mappings/" + id + "/copy")
                .then()
                .statusCode(400)
                .body("error.details.errors.field", contains("body.name"));
        As.bob().body("{\"name\": \"x\"}").post("/api/mappings/999999/copy").then().statusCode(404);
    }

    @Test
    void nullClearsALifetimeAndAnAbsentKeyLeavesIt() {
        long id = Graphs.storedFlights("living");
        var path = "/api/mappings/" + id + "/lifecycle";

        As.alice()
                .body("{\"ttl\": \"P10D\", \"inactivity_timeout\": \"P1DT12H\"}")
                .put(path)
                .then()
                .statusCode(200)
                .body("data.id", equalTo((int) id))
                .body("data.name", equalTo("living"))
                .body("data.node_definitions", hasSize(1))
                .body("data.ttl", equalTo("P10D"))
                .body("data.inactivity_timeout", equalTo("P1DT12H"));
        As.alice()
                .body("{\"ttl\": null}")
                .put(path)
                .then()
                .body("data.ttl", nullValue())
                .body("data.inactivity_timeout", equalTo("P1DT12H"))
                .body("data.current_version", equalTo(1));
    }

    @Test
    void aLifetimeThatMayNotBeIsRefused() {
        long id = Graphs.storedFlights("immortal");
        var path = "/api/mappings/" + id + "/lifecycle";

        As.alice()
                .body("{\"ttl\": \"P366D\", \"inactivity_timeout\": \"PT\"}")
                .put(path)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body(
                        "error.details.errors.field",
                        org.hamcrest.Matchers.containsInAnyOrder(
                                "body.ttl", "body.inactivity_timeout"));
        As.bob().body("{\"ttl\": \"P1D\"}").put(path).then().statusCode(403);
        As.alice().put(path).then().statusCode(400);
        As.alice().body("{}").put("/api/mappings/999999/lifecycle").then().statusCode(404);
    }

    private static int tryChange(long id, int number) {
        return As.alice()
                .body(
                        """
                        {"change_description": "race", "node_definitions": [
                          {"label": "Airport", "sql": "SELECT %d",
                           "primary_key": {"name": "iata", "type": "STRING"}}]}
                        """
                                .formatted(number))
                .put("/api/mappings/" + id)
                .statusCode();
    }

    private static int result(java.util.concurrent.Future<Integer> future) {
        return future.resultNow();
    }

    private static long withVersions(String name, int count) {
        long id = Graphs.storedFlights(name);
        for (int version = 2; version <= count; version++) {
            change(
                    id,
                    """
                    {"change_description": "to %1$d", "node_definitions": [
                      {"label": "Airport", "sql": "SELECT 'version %1$d' AS iata",
                       "primary_key": {"name": "iata", "type": "STRING"}}]}
                    """
                            .formatted(version));
        }
        return id;
    }

    private static void change(long id, String body) {
        As.alice().body(body).put("/api/mappings/" + id).then().statusCode(200);
    }
}
