package io.grapholap.controlplane.job;

import static io.grapholap.controlplane.testing.Graphs.storedFlights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.TestWorker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mappings and snapshots whose time is over. */
@QuarkusTest
@Tag("wiring")
class LifecycleJobTest {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"ttl", "inactivity_timeout"})
    void aMappingThatNothingNeedsEndsWithItsTime(String limit) {
        long id = storedFlights("ends by " + limit);
        long stays = storedFlights("stays");

        live("mappings", id, limit);

        awaitGone("mappings", id);
        As.alice().get("/api/mappings/" + stays).then().statusCode(200);
    }

    @Test
    void aMappingWithSnapshotsOutlivesItsTimeUntilTheyAreGone() {
        long mapping = storedFlights("needed");
        long snapshot = snapshot(mapping, "P1D");
        live("mappings", mapping, "ttl");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(expiredInUse("mapping")).isPositive());
        As.alice().get("/api/mappings/" + mapping).then().statusCode(200);

        As.alice().delete("/api/snapshots/" + snapshot).then().statusCode(204);

        awaitGone("mappings", mapping);
    }

    @Test
    void aSnapshotEndsWithItsTimeAndItsMappingStays() {
        long mapping = storedFlights("short snapshot");
        long snapshot = snapshot(mapping, "PT1S");

        awaitGone("snapshots", snapshot);

        As.alice().get("/api/mappings/" + mapping).then().statusCode(200);
    }

    @Test
    void aSnapshotInUseOutlivesItsTimeUntilItsInstanceIsGone() {
        long snapshot = snapshot(storedFlights("in use"), "PT10S");
        try (var worker = new TestWorker(management, "lifecycle-test")) {
            worker.fill(snapshot);
        }
        long instance =
                await().atMost(Duration.ofSeconds(8))
                        .until(
                                () ->
                                        As.alice()
                                                .body(
                                                        "{\"snapshot_id\": %d, \"name\": \"i\"}"
                                                                .formatted(snapshot))
                                                .post("/api/instances"),
                                answer -> answer.statusCode() == 201)
                        .jsonPath()
                        .getLong("data.id");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(expiredInUse("snapshot")).isPositive());
        As.alice().get("/api/snapshots/" + snapshot).then().statusCode(200);

        As.alice().delete("/api/instances/" + instance).then().statusCode(204);
        awaitGone("snapshots", snapshot);
    }

    private double expiredInUse(String kind) {
        var line =
                Pattern.compile("lifecycle_expired_in_use\\{resource_type=\"" + kind + "\",?} (.*)")
                        .matcher(RestAssured.get(management.resolve("/metrics")).asString());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private static long snapshot(long mapping, String ttl) {
        return As.alice()
                .body(
                        "{\"mapping_id\": %d, \"name\": \"s\", \"ttl\": \"%s\"}"
                                .formatted(mapping, ttl))
                .post("/api/snapshots")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("data.id");
    }

    private static void live(String kind, long id, String limit) {
        As.alice()
                .body("{\"change_description\": \"c\", \"%s\": \"PT1S\"}".formatted(limit))
                .put("/api/" + kind + "/" + id)
                .then()
                .statusCode(200);
    }

    private static void awaitGone(String kind, long id) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> As.alice().get("/api/" + kind + "/" + id).then().statusCode(404));
    }
}
