package io.grapholap.controlplane.config;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("wiring")
class ConfigResourceTest {
    @AfterEach
    void asItCame() {
        put("maintenance", "{\"enabled\": false, \"message\": \"System is under maintenance\"}");
        put("concurrency", "{\"per_analyst\": 10, \"cluster_total\": 50}");
        put("export", "{\"max_duration_seconds\": 3600}");
        put("lifecycle", "{\"mapping\": {\"default_inactivity\": \"P30D\"}}");
    }

    @Test
    void aNewPlatformIsSeeded() {
        As.dave()
                .get("/api/config/lifecycle")
                .then()
                .statusCode(200)
                .body("data.mapping.default_ttl", equalTo(null))
                .body("data.mapping.max_ttl", equalTo("P365D"))
                .body("data.snapshot.default_ttl", equalTo("P7D"))
                .body("data.snapshot.default_inactivity", equalTo("P3D"))
                .body("data.snapshot.max_ttl", equalTo("P30D"))
                .body("data.instance.default_ttl", equalTo("PT24H"))
                .body("data.instance.default_inactivity", equalTo("PT4H"))
                .body("data.instance.max_ttl", equalTo("P7D"));
        As.dave().get("/api/config/export").then().body("data.max_duration_seconds", equalTo(3600));
    }

    @Test
    void whatIsAbsentOrNullStays() {
        put(
                        "lifecycle",
                        "{\"mapping\": {\"default_ttl\": null, \"default_inactivity\": \"P1DT12H\"}}")
                .body("data.updated", equalTo(true))
                .body("data.updated_at", endsWith("Z"));
        As.dave()
                .get("/api/config/lifecycle")
                .then()
                .body("data.mapping.default_inactivity", equalTo("P1DT12H"))
                .body("data.mapping.max_ttl", equalTo("P365D"))
                .body("data.instance.default_ttl", equalTo("PT24H"));

        put("concurrency", "{\"per_analyst\": 7}")
                .body("data.per_analyst", equalTo(7))
                .body("data.cluster_total", equalTo(50))
                .body("data.updated_at", endsWith("Z"));
        As.dave()
                .get("/api/config/concurrency")
                .then()
                .body("data.per_analyst", equalTo(7))
                .body("data.cluster_total", equalTo(50));

        put("export", "{\"max_duration_seconds\": 60}")
                .body("data.max_duration_seconds", equalTo(60))
                .body("data.updated_by", equalTo("dave"));
    }

    @Test
    void maintenanceStopsNewWorkWithItsMessageAndLeavesTheRestOpen() {
        long mapping = Graphs.storedFlights("maintenance");
        long snapshot = Graphs.requestedSnapshot(mapping, "before");
        put("maintenance", "{\"enabled\": true, \"message\": \"Back at noon.\"}")
                .body("data.enabled", equalTo(true))
                .body("data.message", equalTo("Back at noon."))
                .body("data.updated_by", equalTo("dave"))
                .body("data.updated_at", notNullValue());

        refused("/api/snapshots", "{\"mapping_id\": %d, \"name\": \"s\"}".formatted(mapping));
        refused("/api/instances", "{\"mapping_id\": %d, \"name\": \"i\"}".formatted(mapping));
        refused("/api/instances", "{\"snapshot_id\": %d, \"name\": \"i\"}".formatted(snapshot));

        As.alice().get("/api/snapshots/" + snapshot).then().statusCode(200);
        As.alice().delete("/api/snapshots/" + snapshot).then().statusCode(204);
        Graphs.storedFlights("meanwhile");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "lifecycle|{'mapping': {'default_ttl': '30 days'}}|body.mapping.default_ttl|duration",
                "lifecycle|{'mapping': {'max_ttl': 'P'}}|body.mapping.max_ttl|duration",
                "lifecycle|{'snapshot': {'default_inactivity': 'PT0S'}}|body.snapshot.default_inactivity|duration",
                "lifecycle|{'snapshot': {'default_ttl': '-PT1H'}}|body.snapshot.default_ttl|duration",
                "lifecycle|{'instance': {'default_ttl': 'P8D'}}|body.instance.default_ttl|range",
                "lifecycle|{'instance': {'max_ttl': 'PT1H'}}|body.instance.default_ttl|range",
                "lifecycle|{'mapping': {'max_ttl': 'P3651D'}}|body.mapping.max_ttl|range",
                "lifecycle|{'mapping': 'P1D'}|body.mapping|type",
                "concurrency|{}|body.per_analyst|required",
                "concurrency|{'per_analyst': null, 'cluster_total': null}|body.per_analyst|required",
                "concurrency|{'per_analyst': 0}|body.per_analyst|range",
                "concurrency|{'per_analyst': 101}|body.per_analyst|range",
                "concurrency|{'cluster_total': 1001}|body.cluster_total|range",
                "concurrency|{'cluster_total': 'many'}|body.cluster_total|type",
                "maintenance|{}|body.enabled|required",
                "maintenance|{'message': 'soon'}|body.enabled|required",
                "maintenance|{'enabled': 'perhaps'}|body.enabled|type",
                "export|{}|body.max_duration_seconds|required",
                "export|{'max_duration_seconds': 59}|body.max_duration_seconds|range",
                "export|{'max_duration_seconds': 86401}|body.max_duration_seconds|range",
            })
    void whatMayNotBeIsRefusedAndChangesNothing(
            String section, String body, String field, String type) {
        var before = As.dave().get("/api/config/" + section).jsonPath().getMap("data");

        As.dave()
                .body(body.replace('\'', '"'))
                .put("/api/config/" + section)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body("error.details.errors.field", hasItem(field))
                .body("error.details.errors.type", hasItem(type));

        As.dave().get("/api/config/" + section).then().body("data", equalTo(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lifecycle", "concurrency", "maintenance", "export"})
    void onlyOpsSeesAndChangesIt(String section) {
        As.alice()
                .get("/api/config/" + section)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("INSUFFICIENT_ROLE"))
                .body("error.details.required_role", equalTo("ops"));
        As.carol().body("{}").put("/api/config/" + section).then().statusCode(403);
        As.dave().put("/api/config/" + section).then().statusCode(400);
    }

    private static void refused(String path, String body) {
        As.alice()
                .body(body)
                .post(path)
                .then()
                .statusCode(503)
                .body("error.code", equalTo("SERVICE_UNAVAILABLE"))
                .body("error.message", containsString("Back at noon."))
                .body("error.details.service", equalTo("control-plane"));
    }

    private static io.restassured.response.ValidatableResponse put(String section, String body) {
        return As.dave().body(body).put("/api/config/" + section).then().statusCode(200);
    }
}
