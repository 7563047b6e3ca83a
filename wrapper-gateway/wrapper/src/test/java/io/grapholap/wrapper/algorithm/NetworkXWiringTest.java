package io.grapholap.wrapper.algorithm;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.grapholap.testkit.KafkaResource;
import io.grapholap.wrapper.SignedRequests;
import io.grapholap.wrapper.WrapperProfile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WrapperProfile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class NetworkXWiringTest {
    @ConfigProperty(name = WrapperProfile.SIGNING_KEY)
    String signingKey;

    @BeforeEach
    void isReady() {
        SignedRequests.awaitReady();
    }

    @Test
    void functionsAreListedByCategoryAndSearch() {
        as("bob")
                .get("/networkx/algorithms")
                .then()
                .statusCode(200)
                .body("total_count", greaterThanOrEqualTo(500))
                .body("algorithms.name", hasItems("pagerank", "dijkstra_path", "k_core"));
        as("bob")
                .get("/networkx/algorithms?category=centrality&search=close")
                .then()
                .body("algorithms.category", everyItem(equalTo("centrality")))
                .body("algorithms.name", hasItem("closeness_centrality"));
        as("bob").get("/networkx/algorithms?category=nonsense").then().statusCode(400);
        as("bob")
                .get("/networkx/algorithms/pagerank")
                .then()
                .statusCode(200)
                .body("type", equalTo("networkx"))
                .body("parameters.find { it.name == 'alpha' }.default", equalTo(0.85f))
                .body("parameters.find { it.name == 'weight' }.default", equalTo("weight"));
    }

    @Test
    void aPathIsInTheKeysOfNodesAndWeighsWhatItsEdgesDo() {
        call("dijkstra_path_length", Map.of("source", "CCC", "target", "BBB", "weight", "miles"))
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("algorithm_type", equalTo("networkx"))
                .body("result.kind", equalTo("scalar"))
                .body("result.value", equalTo(30.0f));
        call("shortest_path", Map.of("source", "CCC", "target", "BBB"))
                .body("result.kind", equalTo("list"))
                .body("result.items", equalTo(List.of("CCC", "AAA", "BBB")))
                .body("result.truncated", equalTo(false));
        call("connected_components", Map.of())
                .body("result.count", equalTo(2))
                .body("result.items", hasItem(List.of("DDD", "EEE")));
    }

    @Test
    void aNumberPerNodeIsReturnedAndWrittenBack() {
        call("degree_centrality", Map.of())
                .statusCode(200)
                .body("nodes_updated", equalTo(5))
                .body("result.kind", equalTo("dict"))
                .body("result.values.find { it.node == 'AAA' }.value", equalTo(0.75f));
        as("bob")
                .body(Map.of("query", "MATCH (a:Airport {code: 'AAA'}) RETURN a.nx_score"))
                .post("/query")
                .then()
                .body("rows[0][0]", equalTo(0.75f));
    }

    @Test
    void whatJavaDoesNotComputeNetworkXItselfDoesOrItIsSaidHowToGetIt() {
        var answer = call("load_centrality", Map.of());
        if (!Files.isExecutable(WrapperProfile.PYTHON)) {
            answer.statusCode(503)
                    .body("error.code", equalTo("SERVICE_UNAVAILABLE"))
                    .body("error.message", containsString("make networkx"));
            return;
        }
        answer.statusCode(200)
                .body("nodes_updated", equalTo(5))
                .body("result.kind", equalTo("dict"))
                .body("result.values.node", hasItems("AAA", "EEE"));
        call("edge_disjoint_paths", Map.of("s", "CCC", "t", "BBB"))
                .body("result.items", equalTo(List.of(List.of("CCC", "AAA", "BBB"))));
        call("edge_disjoint_paths", Map.of("s", "AAA", "t", "DDD"))
                .statusCode(400)
                .body("error.details.exception", equalTo("NetworkXNoPath"));
    }

    @Test
    void whatIsWrongIsNamedWithTheWayOut() {
        call("dijkstra_pth", Map.of())
                .statusCode(404)
                .body("error.code", equalTo("ALGORITHM_NOT_FOUND"))
                .body("error.message", containsString("dijkstra_path"));
        call("pagerank", Map.of("alpha", 7))
                .statusCode(400)
                .body("error.code", equalTo("INVALID_ALGORITHM_PARAMETERS"))
                .body("error.details.parameter", equalTo("alpha"))
                .body("error.details.value", equalTo(7));
        call("shortest_path", Map.of("source", "AAA", "target", "DDD"))
                .statusCode(400)
                .body("error.message", containsString("has_path"));
    }

    @Test
    void onlyTheOwnerRunsAndAnybodyAsksWhatItWouldTake() {
        as("bob")
                .body(Map.of("result_property", "x"))
                .post("/networkx/degree_centrality")
                .then()
                .statusCode(403);
        as("bob")
                .body(Map.of())
                .post("/networkx/density/estimate")
                .then()
                .statusCode(200)
                .body("fits", equalTo(true));
        var id = call("density", Map.of()).extract().<String>path("execution_id");
        as("bob")
                .get("/networkx/status/" + id)
                .then()
                .statusCode(200)
                .body("algorithm_name", equalTo("density"));
    }

    private ValidatableResponse call(String function, Map<String, ?> parameters) {
        return as("alice")
                .body(Map.of("result_property", "nx_score", "parameters", parameters))
                .post("/networkx/" + function)
                .then();
    }

    private RequestSpecification as(String username) {
        return new SignedRequests(signingKey).as(username, "analyst");
    }
}
