package io.grapholap.controlplane.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.grapholap.controlplane.testing.TestWorker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("wiring")
class AccessWiringTest {
    private static final String PRIVATE = "{\"visibility\": \"private\"}";

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void aPrivateSnapshotDoesNotExistForStrangers() {
        long id = snapshot("hidden");
        share("snapshots", id, PRIVATE).statusCode(200).body("data.visibility", equalTo("private"));

        As.bob().get("/api/snapshots/" + id).then().statusCode(404);
        As.bob().get("/api/snapshots/" + id + "/progress").then().statusCode(404);
        As.bob().delete("/api/snapshots/" + id).then().statusCode(404);
        As.bob().get("/api/snapshots/" + id + "/access").then().statusCode(404);
        As.bob().body(PRIVATE).put("/api/snapshots/" + id + "/access").then().statusCode(404);
        start(As.bob(), id).statusCode(404);
        assertThat(ids(As.bob(), "snapshots")).doesNotContain(id);
        assertThat(total(As.bob(), "hidden")).isZero();

        As.alice().get("/api/snapshots/" + id).then().statusCode(200);
        assertThat(ids(As.alice(), "snapshots")).contains(id);
        assertThat(ids(As.carol(), "snapshots")).contains(id);
        assertThat(ids(As.user("dave", "ops"), "snapshots")).contains(id);
    }

    @Test
    void aGrantToReadShowsItAndAGrantToRunStartsIt() {
        long id = readySnapshot("granted");
        share("snapshots", id, grants("private", "bob", "read")).statusCode(200);

        As.bob().get("/api/snapshots/" + id).then().statusCode(200);
        assertThat(ids(As.bob(), "snapshots")).contains(id);
        start(As.bob(), id).statusCode(403).body("error.code", equalTo("PERMISSION_DENIED"));
        As.bob().get("/api/snapshots/" + id + "/access").then().statusCode(403);

        share("snapshots", id, grants("private", "bob", "run"))
                .body("data.grants", hasSize(1))
                .body("data.grants[0].level", equalTo("run"));
        start(As.bob(), id).statusCode(201).body("data.visibility", equalTo("private"));

        share("snapshots", id, "{\"grants\": []}").body("data.visibility", equalTo("private"));
        As.bob().get("/api/snapshots/" + id).then().statusCode(404);
        start(As.bob(), id).statusCode(404);
    }

    @Test
    void anInstanceIsNotShownToMoreThanItsPrivateSnapshot() {
        long snapshot = readySnapshot("narrow");
        share("snapshots", snapshot, grants("private", "bob", "run")).statusCode(200);
        long instance = start(As.bob(), snapshot).extract().jsonPath().getLong("data.id");
        var path = "/api/instances/" + instance + "/access";

        As.user("eve", "analyst").get("/api/instances/" + instance).then().statusCode(404);
        As.user("eve", "analyst")
                .get("/api/instances/" + instance + "/progress")
                .then()
                .statusCode(404);
        As.user("eve", "analyst").delete("/api/instances/" + instance).then().statusCode(404);
        assertThat(ids(As.user("eve", "analyst"), "instances")).doesNotContain(instance);
        As.bob().body("{\"visibility\": \"everyone\"}").put(path).then().statusCode(403);
        As.bob().body(grants("private", "eve", "read")).put(path).then().statusCode(403);
        As.bob().body(grants("private", "alice", "read")).put(path).then().statusCode(200);
        As.alice().get("/api/instances/" + instance).then().statusCode(200);

        As.carol().body(grants("private", "eve", "run")).put(path).then().statusCode(200);
        As.user("eve", "analyst").get("/api/instances/" + instance).then().statusCode(200);
        assertThat(ids(As.user("eve", "analyst"), "instances")).contains(instance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"visibility\": \"some\"}",
                "{\"grants\": [{\"username\": \"bob\"}]}",
                "{\"grants\": [null]}",
                "{\"grants\": [{\"username\": \"\", \"level\": \"run\"}]}",
                "{\"grants\": [{\"username\": \"b\", \"level\": \"run\"},"
                        + " {\"username\": \"b\", \"level\": \"read\"}]}"
            })
    void whatCannotBeUnderstoodChangesNothing(String body) {
        long id = snapshot("kept");
        share("snapshots", id, grants("private", "bob", "read")).statusCode(200);

        share("snapshots", id, body)
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"));

        As.alice()
                .get("/api/snapshots/" + id + "/access")
                .then()
                .statusCode(200)
                .body("data.visibility", equalTo("private"))
                .body("data.grants.username", hasItem("bob"))
                .body("data.grants.username", not(hasItem("b")));
    }

    private static ValidatableResponse share(String kind, long id, String body) {
        return As.alice().body(body).put("/api/" + kind + "/" + id + "/access").then();
    }

    private static String grants(String visibility, String who, String level) {
        return """
        {"visibility": "%s", "grants": [{"username": "%s", "level": "%s"}]}
        """
                .formatted(visibility, who, level);
    }

    private static ValidatableResponse start(RequestSpecification who, long snapshot) {
        return who.body(
                        "{\"snapshot_id\": %d, \"name\": \"from %d\"}"
                                .formatted(snapshot, snapshot))
                .post("/api/instances")
                .then();
    }

    private static List<Long> ids(RequestSpecification who, String kind) {
        return who.get("/api/" + kind + "?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.id", Long.class);
    }

    private static int total(RequestSpecification who, String search) {
        return who.get("/api/snapshots?search=" + search)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("meta.total");
    }

    private static long snapshot(String name) {
        return Graphs.requestedSnapshot(Graphs.storedFlights(name), name);
    }

    private long readySnapshot(String name) {
        long id = snapshot(name);
        try (var worker = new TestWorker(management, "access-test")) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> {
                        worker.claim().forEach(worker::complete);
                        return isReady(id);
                    });
        }
        return id;
    }

    private static boolean isReady(long snapshot) {
        var path = "/api/snapshots/" + snapshot;
        return "ready".equals(As.alice().get(path).jsonPath().getString("data.status"));
    }
}
