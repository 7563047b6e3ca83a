package io.grapholap.wrapper;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.CustomMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WrapperProfile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class AlgorithmsWiringTest {
    @ConfigProperty(name = WrapperProfile.SIGNING_KEY)
    String signingKey;

    private SignedRequests wrapper;

    @BeforeEach
    void isReady() {
        wrapper = new SignedRequests(signingKey);
        SignedRequests.awaitReady();
    }

    @Test
    void pageRankAndComponentsAreWrittenBack() {
        run("alice", "pagerank", "rank")
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("nodes_updated", equalTo(5))
                .body("execution_id", notNullValue())
                .body("started_at", notNullValue());
        wrapper.query("MATCH (a:Airport) RETURN sum(a.rank)", Map.of())
                .body("rows[0][0]", closeTo(1.0f));

        run("alice", "wcc", "component").statusCode(200);
        wrapper.query("MATCH (a:Airport) RETURN count(DISTINCT a.component)", Map.of())
                .body("rows[0][0]", equalTo(2));
        wrapper.query(
                        "MATCH (a:Airport {code:'AAA'}), (c:Airport {code:'CCC'})"
                                + " RETURN a.component = c.component",
                        Map.of())
                .body("rows[0][0]", equalTo(true));
        wrapper.as("bob", "analyst")
                .get("/schema")
                .then()
                .body("node_tables[0].properties.rank", equalTo("DOUBLE"));
        wrapper.as("bob", "analyst")
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
        wrapper.as("carol", "ops")
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
        wrapper.as("alice", "analyst")
                .body(Map.of("node_label", "Airline", "result_property", "x"))
                .post("/algo/wcc")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_ALGORITHM_PARAMETERS"))
                .body("error.message", containsString("Airport"));
        run("alice", "wcc", "code").statusCode(400);
        wrapper.as("alice", "analyst")
                .body(Map.of("result_property", "x", "parameters", Map.of("damping", 1)))
                .post("/algo/pagerank")
                .then()
                .statusCode(400);
        wrapper.as("bob", "analyst")
                .get("/algo/status/nope")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("EXECUTION_NOT_FOUND"));
    }

    @Test
    void aResultCanBeReturnedInsteadOfWritten() {
        wrapper.as("alice", "analyst")
                .body(Map.of("write_back", false, "direction", "undirected"))
                .post("/algo/degree")
                .then()
                .statusCode(200)
                .body("write_back", equalTo(false))
                .body("result_property", nullValue())
                .body("progress", equalTo(1.0f))
                .body("result.values.node", hasItems("AAA", "BBB"))
                .body("result.truncated", equalTo(false));
        wrapper.as("alice", "analyst")
                .body(Map.of("parameters", Map.of("source", "AAA"), "result_property", "depth"))
                .post("/algo/bfs")
                .then()
                .statusCode(200)
                .body("nodes_updated", equalTo(5));
        wrapper.query("MATCH (a:Airport {code:'AAA'}) RETURN a.depth", Map.of())
                .body("rows[0][0]", equalTo(0));
        wrapper.as("alice", "analyst")
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
        wrapper.as("alice", "analyst")
                .body(Map.of("source_id", "AAA", "target_id", "AAA"))
                .post("/algo/shortest_path")
                .then()
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("result.path", equalTo(List.of("AAA")))
                .body("result.length", equalTo(0))
                .body("result.found", equalTo(true));
        wrapper.as("alice", "analyst")
                .body(Map.of("source_id", "AAA", "target_id", "nobody"))
                .post("/algo/shortest_path")
                .then()
                .statusCode(200)
                .body("result", nullValue());
        wrapper.as("alice", "analyst")
                .body(Map.of("source_id", "AAA", "max_depth", 51))
                .post("/algo/shortest_path")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"));
    }

    @Test
    void anAlgorithmIsEstimatedBeforeItRuns() {
        wrapper.as("bob", "analyst")
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
        wrapper.as("bob", "analyst")
                .get("/algo/algorithms?category=centrality")
                .then()
                .statusCode(200)
                .body("algorithms.name", hasItems("pagerank", "betweenness"))
                .body("algorithms.category.unique()", equalTo(List.of("centrality")));
        wrapper.as("bob", "analyst")
                .get("/algo/algorithms/wcc")
                .then()
                .statusCode(200)
                .body("category", equalTo("community"));
    }

    private ValidatableResponse run(String username, String algorithm, String property) {
        return wrapper.as(username, "analyst")
                .body(
                        Map.of(
                                "node_label", "Airport",
                                "edge_type", "ROUTE",
                                "result_property", property))
                .post("/algo/" + algorithm)
                .then();
    }

    private static Matcher<Object> closeTo(float value) {
        return new CustomMatcher<>("close to " + value) {
            @Override
            public boolean matches(Object actual) {
                return actual instanceof Number n && Math.abs(n.doubleValue() - value) < 1e-4;
            }
        };
    }
}
