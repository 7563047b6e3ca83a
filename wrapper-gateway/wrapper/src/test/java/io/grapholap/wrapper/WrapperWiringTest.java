package io.grapholap.wrapper;

import static io.grapholap.wrapper.WrapperProfile.INCARNATION;
import static io.grapholap.wrapper.WrapperProfile.SLUG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.common.event.WrapperEvent;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.InstanceToken;
import io.grapholap.common.instance.LoadStep;
import io.grapholap.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
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
    @ConfigProperty(name = WrapperProfile.SIGNING_KEY)
    String signingKey;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private SignedRequests wrapper;

    @BeforeEach
    void isReady() {
        wrapper = new SignedRequests(signingKey);
        SignedRequests.awaitReady();
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
        wrapper.query(
                        "MATCH (a:Airport {code: $code}) RETURN a.city, a.opened, a",
                        Map.of("code", "AAA"))
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
        wrapper.query("MATCH (:Airport {code:'AAA'})-[r:ROUTE]->() RETURN r", Map.of())
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
            wrapper.query(text, Map.of()).statusCode(400).body("error.code", notNullValue());
        }
        wrapper.query("MATCH (a:Airport) RETURN count(*)", Map.of()).body("rows[0][0]", equalTo(5));
    }

    @Test
    void aBadRequestIsNamed() {
        wrapper.as("bob", "analyst")
                .body(Map.of("query", "", "timeout_ms", 1))
                .post("/query")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body("error.details.errors.field", hasItems("body.query", "body.timeout_ms"));
        wrapper.query("MATCH (", Map.of())
                .statusCode(400)
                .body("error.code", equalTo("QUERY_SYNTAX_ERROR"));
    }

    @Test
    void theSchemaIsTrue() {
        wrapper.as("bob", "analyst")
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
        wrapper.as("bob", "analyst")
                .get("/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("running"))
                .body("instance_id", equalTo("7"))
                .body("owner_id", equalTo("alice"))
                .body("node_count", equalTo(5))
                .body("lock.locked", equalTo(false));
        wrapper.as("bob", "analyst")
                .get("/lock")
                .then()
                .statusCode(200)
                .body("lock.locked", equalTo(false))
                .body("lock.holder_id", nullValue());
    }

    private void refused(String token) {
        RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .get("/status")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"));
    }
}
