package io.grapholap.controlplane.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("wiring")
class ClusterResourceTest {
    @Test
    void everyPartSaysHowItIs() {
        As.dave()
                .get("/api/cluster/health")
                .then()
                .statusCode(200)
                .body("data.components.database.status", equalTo("healthy"))
                .body("data.components.database.latency_ms", lessThan(2000))
                .body("data.components.kafka.status", equalTo("healthy"))
                .body("data.components.runtime.status", equalTo("healthy"))
                .body("data.components.warehouse.latency_ms", notNullValue())
                .body("data.components.warehouse.status", oneOf("healthy", "unhealthy"))
                .body("data.status", oneOf("healthy", "degraded"))
                .body("data.checked_at", endsWith("Z"));
    }

    @Test
    void whatIsUsedAndWhatIsAvailableMakeTheLimit() {
        long mapping = Graphs.storedFlights("cluster");
        long instance =
                As.user("clara", "analyst")
                        .body("{\"mapping_id\": %d, \"name\": \"i\"}".formatted(mapping))
                        .post("/api/instances")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getLong("data.id");

        var answer =
                As.dave()
                        .get("/api/cluster/instances")
                        .then()
                        .statusCode(200)
                        .body("data.total", greaterThanOrEqualTo(1))
                        .body("data.by_status.waiting_for_snapshot", greaterThanOrEqualTo(1))
                        .body("data.by_status.resuming", notNullValue())
                        .body("data.by_owner.owner_username", hasItem("clara"))
                        .body(
                                "data.by_owner.find { it.owner_username == 'clara' }.count",
                                equalTo(1))
                        .body("data.limits.per_analyst", equalTo(10))
                        .extract()
                        .jsonPath();
        assertThat(
                        answer.getLong("data.limits.cluster_used")
                                + answer.getLong("data.limits.cluster_available"))
                .isEqualTo(answer.getLong("data.limits.cluster_total"));
        As.user("clara", "analyst").delete("/api/instances/" + instance).then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "instances"})
    void onlyOpsIsLetIn(String path) {
        As.alice()
                .get("/api/cluster/" + path)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("INSUFFICIENT_ROLE"));
        As.carol().get("/api/cluster/" + path).then().statusCode(403);
    }
}
