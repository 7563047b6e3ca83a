package io.grapholap.wrapper;

import static io.grapholap.wrapper.WrapperProfile.INCARNATION;
import static io.grapholap.wrapper.WrapperProfile.SLUG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.common.event.WrapperEvent;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.InstanceToken;
import io.grapholap.common.instance.LoadStep;
import io.grapholap.testkit.KafkaResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WrapperProfile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class WrapperWiringTest {
    /** Runs for as long as it may. */
    private static final String LONG_QUERY =
            "UNWIND range(1, 30000) AS x UNWIND range(1, 30000) AS y UNWIND range(1, 30000) AS z"
                    + " WITH x, y, z WHERE x * y + z = 3 RETURN count(*)";

    @Inject MeterRegistry meters;

    @ConfigProperty(name = WrapperProfile.SIGNING_KEY)
    String signingKey;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @BeforeEach
    void isReady() {
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> RestAssured.get("/ready").statusCode() == 200);
    }

    @Test
    void aStartIsToldInOrder() {
        try (var events = new WrapperEvents(bootstrapServers, e -> e.slug().equals(SLUG))) {
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> events.all(WrapperEvent.Heartbeat.class).size() >= 2);

            var all = events.all();
            assertThat(all)
                    .extracting(e -> e.event().sequence())
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(all)
                    .allSatisfy(e -> {
                        assertThat(e.event().incarnation()).isEqualTo(INCARNATION);
                        assertThat(e.event().startToken()).isEqualTo("start-token");
                    });
            assertThat(events.all(WrapperEvent.Progressed.class))
                    .extracting(WrapperEvent.Progressed::phase)
                    .containsExactly(
                            InstancePhase.DOWNLOADING,
                            InstancePhase.LOADING_SCHEMA,
                            InstancePhase.LOADING_DATA,
                            InstancePhase.READY);
            assertThat(events.all(WrapperEvent.Progressed.class).getLast().steps())
                    .extracting(LoadStep::status)
                    .containsOnly(LoadStep.Status.COMPLETED);
            var ready = events.all(WrapperEvent.Ready.class);
            assertThat(ready)
                    .singleElement()
                    .satisfies(e -> {
                        assertThat(e.builtGraph()).isTrue();
                        assertThat(e.nodeCount()).isEqualTo(5);
                        assertThat(e.edgeCount()).isEqualTo(4);
                        assertThat(e.address().getPort()).isEqualTo(RestAssured.port);
                    });
            assertThat(all.stream().filter(e -> e.event() instanceof WrapperEvent.Ready))
                    .singleElement()
                    .satisfies(e ->
                            assertThat(e.traceparent())
                                    .startsWith("00-11111111111111111111111111111111-"));
            assertThat(events.all(WrapperEvent.Heartbeat.class).getLast().memoryBytes())
                    .isPositive();
        }
    }

    @Test
    void theStatusWordIsOpenAndNothingElse() {
        RestAssured.get("/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("healthy"))
                .body("timestamp", notNullValue());
        RestAssured.get("/ready").then().statusCode(200).body("status", equalTo("healthy"));
        for (var path : List.of("/status", "/schema", "/lock", "/algo/algorithms")) {
            RestAssured.get(path)
                    .then()
                    .statusCode(401)
                    .body("error.code", equalTo("UNAUTHORIZED"));
        }
    }

    @Test
    void onlyTheGatewaysTokenForThisIncarnationIsBelieved() {
        var signer = new InstanceToken.Signer(signingKey, Clock.systemUTC());
        refused(signer.sign("alice", "admin", SLUG, INCARNATION + 1));
        refused(signer.sign("alice", "admin", "0d8f4a52-0000-4000-8000-000000000000", INCARNATION));
        refused(signer.sign("alice", "admin", SLUG, INCARNATION) + "x");
        refused("nonsense");
        RestAssured.given()
                .header("X-Username", "alice")
                .header("X-User-Role", "admin")
                .get("/status")
                .then()
                .statusCode(401);
    }

    @Test
    void aQueryIsAnswered() {
        query("MATCH (a:Airport {code: $code}) RETURN a.city, a.opened, a", Map.of("code", "AAA"))
                .statusCode(200)
                .body("columns[0]", equalTo("a.city"))
                .body("column_types", equalTo(List.of("STRING", "DATE", "NODE")))
                .body("rows[0][0]", equalTo("Ayr"))
                .body("rows[0][1]", equalTo("1970-01-02"))
                .body("rows[0][2]._label", equalTo("Airport"))
                .body("row_count", equalTo(1))
                .body("execution_time_ms", notNullValue())
                .body("truncated", equalTo(false));
    }

    @Test
    void anEdgeIsAnEdge() {
        query("MATCH (:Airport {code:'AAA'})-[r:ROUTE]->() RETURN r", Map.of())
                .statusCode(200)
                .body("rows[0][0]._type", equalTo("ROUTE"))
                .body("rows[0][0].miles", equalTo(10))
                .body("rows[0][0]._label", nullValue());
    }

    @Test
    void nothingWrites() {
        for (var text :
                List.of(
                        "CREATE (:Airport {code: 'X'})",
                        "MATCH (a:Airport) SET a.city = 'x'",
                        "MATCH (a:Airport) DETACH DELETE a",
                        "COPY (MATCH (a:Airport) RETURN a.code) TO '/tmp/x.csv'",
                        "LOAD FROM '/etc/passwd' RETURN *",
                        "CALL timeout=1",
                        "MATCH (a) RETURN a; MATCH (a) RETURN a")) {
            query(text, Map.of()).statusCode(400).body("error.code", notNullValue());
        }
        query("MATCH (a:Airport) RETURN count(*)", Map.of()).body("rows[0][0]", equalTo(5));
    }

    @Test
    void aQueryThatTakesTooLongIsStopped() {
        as("bob", "analyst")
                .contentType(ContentType.JSON)
                .body(Map.of("query", LONG_QUERY, "timeout_ms", 1000))
                .post("/query")
                .then()
                .statusCode(408)
                .body("error.code", equalTo("QUERY_TIMEOUT"));
    }

    @Test
    void aQueryWhoseClientHasGoneIsStopped() throws Exception {
        var token =
                new InstanceToken.Signer(signingKey, Clock.systemUTC())
                        .sign("bob", "analyst", SLUG, INCARNATION);
        var body = "{\"query\":\"" + LONG_QUERY + "\",\"timeout_ms\":600000}";
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(
                            ("POST /query HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                            + token
                                            + "\r\nContent-Type: application/json\r\nContent-Length: "
                                            + body.length()
                                            + "\r\n\r\n"
                                            + body)
                                    .getBytes(StandardCharsets.US_ASCII));
            await().atMost(20, TimeUnit.SECONDS).until(() -> running() == 1);
        }

        await().atMost(20, TimeUnit.SECONDS).until(() -> running() == 0);
    }

    private double running() {
        return meters.get("graph_olap_queries_running").gauge().value();
    }

    @Test
    void aBadRequestIsNamed() {
        as("bob", "analyst")
                .contentType(ContentType.JSON)
                .body(Map.of("query", "", "timeout_ms", 1))
                .post("/query")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body("error.details.errors.field", hasItems("body.query", "body.timeout_ms"));
        query("MATCH (", Map.of())
                .statusCode(400)
                .body("error.code", equalTo("QUERY_SYNTAX_ERROR"));
    }

    @Test
    void theSchemaIsTrue() {
        as("bob", "analyst")
                .get("/schema")
                .then()
                .statusCode(200)
                .body("total_nodes", equalTo(5))
                .body("total_edges", equalTo(4))
                .body("node_tables[0].label", equalTo("Airport"))
                .body("node_tables[0].primary_key", equalTo("code"))
                .body("node_tables[0].primary_key_type", equalTo("STRING"))
                .body("node_tables[0].node_count", equalTo(5))
                .body("edge_tables[0].type", equalTo("ROUTE"))
                .body("edge_tables[0].from_node", equalTo("Airport"))
                .body("edge_tables[0].properties.miles", equalTo("INT64"));
        as("bob", "analyst")
                .get("/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("running"))
                .body("instance_id", equalTo("7"))
                .body("owner_id", equalTo("alice"))
                .body("node_count", equalTo(5))
                .body("lock.locked", equalTo(false));
        as("bob", "analyst")
                .get("/lock")
                .then()
                .statusCode(200)
                .body("lock.locked", equalTo(false))
                .body("lock.holder_id", nullValue());
    }

    @Test
    void pageRankAndComponentsAreWrittenBack() {
        run("alice", "pagerank", "rank")
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("nodes_updated", equalTo(5))
                .body("execution_id", notNullValue())
                .body("started_at", notNullValue());
        query("MATCH (a:Airport) RETURN sum(a.rank)", Map.of()).body("rows[0][0]", closeTo(1.0f));

        run("alice", "wcc", "component").statusCode(200);
        query("MATCH (a:Airport) RETURN count(DISTINCT a.component)", Map.of())
                .body("rows[0][0]", equalTo(2));
        query(
                        "MATCH (a:Airport {code:'AAA'}), (c:Airport {code:'CCC'})"
                                + " RETURN a.component = c.component",
                        Map.of())
                .body("rows[0][0]", equalTo(true));
        as("bob", "analyst")
                .get("/schema")
                .then()
                .body("node_tables[0].properties.rank", equalTo("DOUBLE"));
        as("bob", "analyst")
                .get("/algo/executions?status_filter=completed")
                .then()
                .body("executions.algorithm_name", hasItem("wcc"))
                .body("executions[0].duration_ms", notNullValue());
    }

    @Test
    void onlyTheOwnerOrOperatorsRunAlgorithms() {
        run("bob", "pagerank", "rank")
                .statusCode(403)
                .body("error.code", equalTo("PERMISSION_DENIED"));
        as("carol", "ops")
                .contentType(ContentType.JSON)
                .body(Map.of("result_property", "by_carol"))
                .post("/algo/wcc")
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsNotThereIsNamed() {
        run("alice", "louvain_of_nobody", "x")
                .statusCode(404)
                .body("error.code", equalTo("ALGORITHM_NOT_FOUND"))
                .body("error.details.available", hasItems("pagerank", "wcc"));
        as("alice", "analyst")
                .contentType(ContentType.JSON)
                .body(Map.of("node_label", "Airline", "result_property", "x"))
                .post("/algo/wcc")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_ALGORITHM_PARAMETERS"))
                .body("error.message", containsString("Airport"));
        run("alice", "wcc", "code").statusCode(400);
        as("alice", "analyst")
                .contentType(ContentType.JSON)
                .body(Map.of("result_property", "x", "parameters", Map.of("damping", 1)))
                .post("/algo/pagerank")
                .then()
                .statusCode(400);
        as("bob", "analyst")
                .get("/algo/status/nope")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("EXECUTION_NOT_FOUND"));
    }

    @Test
    void aResultCanBeReturnedInsteadOfWritten() {
        as("alice", "analyst")
                .contentType(ContentType.JSON)
                .body(Map.of("write_back", false, "direction", "undirected"))
                .post("/algo/degree")
                .then()
                .statusCode(200)
                .body("write_back", equalTo(false))
                .body("result_property", nullValue())
                .body("progress", equalTo(1.0f))
                .body("result.values.node", hasItems("AAA", "BBB"))
                .body("result.truncated", equalTo(false));
        as("alice", "analyst")
                .contentType(ContentType.JSON)
                .body(Map.of("parameters", Map.of("source", "AAA"), "result_property", "depth"))
                .post("/algo/bfs")
                .then()
                .statusCode(200)
                .body("nodes_updated", equalTo(5));
        query("MATCH (a:Airport {code:'AAA'}) RETURN a.depth", Map.of())
                .body("rows[0][0]", equalTo(0));
        as("alice", "analyst")
                .contentType(ContentType.JSON)
                .body(Map.of("parameters", Map.of("source", "ZZZ"), "result_property", "depth"))
                .post("/algo/bfs")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_ALGORITHM_PARAMETERS"))
                .body("error.details.parameter", equalTo("source"))
                .body("error.details.value", equalTo("ZZZ"));
    }

    @Test
    void aShortestPathIsTheTrueOne() {
        as("alice", "analyst")
                .contentType(ContentType.JSON)
                .body(Map.of("source_id", "AAA", "target_id", "AAA"))
                .post("/algo/shortest_path")
                .then()
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("result.path", equalTo(List.of("AAA")))
                .body("result.length", equalTo(0))
                .body("result.found", equalTo(true));
        as("alice", "analyst")
                .contentType(ContentType.JSON)
                .body(Map.of("source_id", "AAA", "target_id", "nobody"))
                .post("/algo/shortest_path")
                .then()
                .statusCode(200)
                .body("result", nullValue());
        as("alice", "analyst")
                .contentType(ContentType.JSON)
                .body(Map.of("source_id", "AAA", "max_depth", 51))
                .post("/algo/shortest_path")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"));
    }

    @Test
    void anAlgorithmIsEstimatedBeforeItRuns() {
        as("bob", "analyst")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/algo/louvain/estimate")
                .then()
                .statusCode(200)
                .body("algorithm_name", equalTo("louvain"))
                .body("node_count", equalTo(5))
                .body("fits", equalTo(true))
                .body("required_bytes", greaterThan(0))
                .body("available_bytes", notNullValue());
    }

    @Test
    void algorithmsAreListed() {
        as("bob", "analyst")
                .get("/algo/algorithms?category=centrality")
                .then()
                .statusCode(200)
                .body("algorithms.name", hasItems("pagerank", "betweenness"))
                .body("algorithms.category.unique()", equalTo(List.of("centrality")));
        as("bob", "analyst")
                .get("/algo/algorithms/wcc")
                .then()
                .statusCode(200)
                .body("category", equalTo("community"));
    }

    private void refused(String token) {
        RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .get("/status")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"));
    }

    private ValidatableResponse run(String username, String algorithm, String property) {
        return as(username, "analyst")
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "node_label", "Airport",
                                "edge_type", "ROUTE",
                                "result_property", property))
                .post("/algo/" + algorithm)
                .then();
    }

    private ValidatableResponse query(String text, Map<String, ?> parameters) {
        return as("bob", "analyst")
                .contentType(ContentType.JSON)
                .body(Map.of("query", text, "parameters", parameters))
                .post("/query")
                .then();
    }

    private RequestSpecification as(String username, String role) {
        var token =
                new InstanceToken.Signer(signingKey, Clock.systemUTC())
                        .sign(username, role, SLUG, INCARNATION);
        return RestAssured.given().header("Authorization", "Bearer " + token);
    }

    private static org.hamcrest.Matcher<Object> closeTo(float value) {
        return new org.hamcrest.CustomMatcher<>("close to " + value) {
            @Override
            public boolean matches(Object actual) {
                return actual instanceof Number n && Math.abs(n.doubleValue() - value) < 1e-4;
            }
        };
    }
}
