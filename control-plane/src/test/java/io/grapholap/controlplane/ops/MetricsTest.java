package io.grapholap.controlplane.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.grapholap.controlplane.testing.As;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class MetricsTest {
    private static final List<String> NAMES =
            List.of(
                    "background_job_execution_total",
                    "background_job_execution_duration_seconds",
                    "background_job_last_success_timestamp_seconds",
                    "background_job_health_status",
                    "lifecycle_passes_total",
                    "lifecycle_pass_duration_seconds",
                    "ttl_instances_terminated_total",
                    "ttl_snapshots_deleted_total",
                    "ttl_mappings_deleted_total",
                    "inactive_instances_terminated_total",
                    "lifecycle_termination_failures_total",
                    "graph_olap_database_connections",
                    "graph_olap_export_queue_depth",
                    "graph_olap_exports_ended_total",
                    "graph_olap_instance_start_seconds",
                    "orphaned_pods_oldest_age_seconds",
                    "export_jobs_by_status_total",
                    "instances_by_status_total",
                    "instances_without_pod_name",
                    "reconciliation_passes_total",
                    "reconciliation_pass_duration_seconds",
                    "orphaned_pods_detected_total",
                    "orphaned_pods_cleaned_total",
                    "orphaned_pods_cleanup_failures_total",
                    "orphaned_pods_detected_current",
                    "missing_pods_detected_total",
                    "missing_pods_handled_total",
                    "status_drift_detected_total",
                    "status_drift_fixed_total",
                    "snapshot_gcs_cleanup_failures_total",
                    "export_reconciliation_passes_total",
                    "stale_export_claims_detected_total",
                    "stale_export_claims_reset_total",
                    "snapshots_ready_to_finalize_total",
                    "snapshots_finalized_total",
                    "instance_orchestration_passes_total",
                    "instances_transitioned_to_starting_total",
                    "instances_transitioned_to_failed_total",
                    "schema_cache_refreshes_total",
                    "schema_cache_refresh_duration_seconds",
                    "schema_cache_entries_total",
                    "resource_monitor_passes_total",
                    "resource_monitor_pass_duration_seconds",
                    "resource_monitor_proactive_resizes_total",
                    "resource_monitor_urgent_resizes_total",
                    "resource_monitor_failures_total");

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void everyNameIsThereWithItsMeaning() {
        var lines = asked().lines().toList();

        assertThat(NAMES)
                .allSatisfy(name ->
                        assertThat(lines)
                                .anyMatch(line -> line.matches("# HELP " + name + " \\S.*"))
                                .anyMatch(line -> line.startsWith("# TYPE " + name + " "))
                                .anyMatch(line -> line.matches(name + "(_count)?[{ ].*")));
    }

    @Test
    void objectivesFindTheirBuckets() {
        assertThat(asked())
                .containsPattern(
                        "graph_olap_instance_start_seconds_bucket\\{kind=\"new\",le=\"4.0\",?} [0-9]");
    }

    @Test
    void everyStatusOfInstancesIsCountedAlsoAtZero() {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(asked())
                                .containsPattern(
                                        "instances_by_status_total\\{status=\"suspended\",?} [0-9]")
                                .containsPattern(
                                        "instances_by_status_total\\{status=\"running\",?} [0-9]")
                                .containsPattern(
                                        "graph_olap_database_connections\\{state=\"in_use\",?} [0-9]"));
    }

    @Test
    void scrapersNeedNoLoginAndPeopleNeedTheRole() {
        given().get(management.resolve("/metrics"))
                .then()
                .statusCode(200)
                .body(containsString("instances_by_status_total"));

        given().get("/metrics").then().statusCode(401);
        As.alice()
                .get("/metrics")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("INSUFFICIENT_ROLE"));
        As.carol().get("/metrics").then().statusCode(403);
    }

    @Test
    void healthAndReadinessNameTheDatabaseAndTheVersion() {
        given().get("/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("healthy"))
                .body("database", equalTo("connected"))
                .body("version", notNullValue());
        given().get("/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("ready"))
                .body("database", equalTo("connected"))
                .body("version", notNullValue());
    }

    private static String asked() {
        return As.dave()
                .get("/metrics")
                .then()
                .statusCode(200)
                .contentType(containsString("text/plain"))
                .extract()
                .asString();
    }
}
