package io.grapholap.controlplane.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.grapholap.controlplane.testing.TestWorker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees a snapshot or an instance from its first moment on. */
@QuarkusTest
@Tag("wiring")
class VisibilityAtCreationTest {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    private long mapping;

    @BeforeEach
    void store() {
        mapping = Graphs.storedFlights("visible");
    }

    @Test
    void aSnapshotIsPrivateFromTheStartIfThatIsWanted() {
        long hidden =
                id(snapshot("'private'").statusCode(201).body("data.visibility", is("private")));
        long shown = id(snapshot("null").statusCode(201).body("data.visibility", is("everyone")));

        As.bob().get("/api/snapshots/" + hidden).then().statusCode(404);
        As.bob().get("/api/snapshots/" + shown).then().statusCode(200);
    }

    @Test
    void anInstanceOfAMappingAndItsSnapshotAreEquallyVisible() {
        var created =
                instance(As.alice(), "'mapping_id': " + mapping, "private")
                        .statusCode(201)
                        .body("data.visibility", is("private"));
        long snapshot = created.extract().jsonPath().getLong("data.snapshot_id");

        As.bob().get("/api/instances/" + id(created)).then().statusCode(404);
        As.bob().get("/api/snapshots/" + snapshot).then().statusCode(404);
    }

    @Test
    void anInstanceMayBeMorePrivateThanItsSnapshot() {
        var created =
                instance(As.bob(), "'snapshot_id': " + ready("everyone"), "private")
                        .statusCode(201)
                        .body("data.visibility", is("private"));

        As.user("eve", "analyst").get("/api/instances/" + id(created)).then().statusCode(404);
    }

    @Test
    void nobodyButItsOwnerShowsAPrivateSnapshotToEveryone() {
        long snapshot = ready("private");
        As.alice()
                .body("{\"grants\": [{\"username\": \"bob\", \"level\": \"run\"}]}")
                .put("/api/snapshots/" + snapshot + "/access")
                .then()
                .statusCode(200);
        var from = "'snapshot_id': " + snapshot;

        instance(As.bob(), from, "everyone")
                .statusCode(403)
                .body("error.code", is("PERMISSION_DENIED"));
        assertThat(instancesOf(snapshot)).isZero();
        instance(As.bob(), from, "private").statusCode(201);
        instance(As.alice(), from, "everyone")
                .statusCode(201)
                .body("data.visibility", is("everyone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'some'", "''", "'Private'", "'PRIVATE'"})
    void whatIsNoVisibilityStoresNothing(String visibility) {
        snapshot(visibility)
                .statusCode(400)
                .body("error.code", is("VALIDATION_FAILED"))
                .body("error.details.errors.field", contains("body.visibility"));
        instance(As.alice(), "'mapping_id': " + mapping, visibility.replace("'", ""))
                .statusCode(400)
                .body("error.details.errors.field", contains("body.visibility"));
        As.alice().delete("/api/mappings/" + mapping).then().statusCode(204);
    }

    private ValidatableResponse snapshot(String visibility) {
        var body =
                "{'mapping_id': %d, 'name': 's', 'visibility': %s}".formatted(mapping, visibility);
        return As.alice().body(body.replace('\'', '"')).post("/api/snapshots").then();
    }

    private static ValidatableResponse instance(
            RequestSpecification who, String from, String visibility) {
        var body = "{%s, 'name': 'i', 'visibility': '%s'}".formatted(from, visibility);
        return who.body(body.replace('\'', '"')).post("/api/instances").then();
    }

    private long ready(String visibility) {
        long id = id(snapshot("'" + visibility + "'").statusCode(201));
        try (var worker = new TestWorker(management, "visibility-test")) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> {
                        worker.claim().forEach(worker::complete);
                        var path = "/api/snapshots/" + id;
                        return "ready".equals(As.alice().get(path).path("data.status"));
                    });
        }
        return id;
    }

    private static int instancesOf(long snapshot) {
        return As.carol().get("/api/instances?snapshot_id=" + snapshot).path("meta.total");
    }

    private static long id(ValidatableResponse created) {
        return created.extract().jsonPath().getLong("data.id");
    }

    private static Matcher<Object> is(Object value) {
        return equalTo(value);
    }
}
