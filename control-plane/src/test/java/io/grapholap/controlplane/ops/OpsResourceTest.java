package io.grapholap.controlplane.ops;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Faults;
import io.grapholap.controlplane.testing.Graphs;
import io.grapholap.controlplane.testing.TestWorker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("wiring")
class OpsResourceTest {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void aJobIsTriggeredOnceAMinute() {
        trigger("lifecycle", "smoke test")
                .statusCode(200)
                .body("data.job_name", equalTo("lifecycle"))
                .body("data.status", equalTo("queued"))
                .body("data.triggered_by", equalTo("dave"))
                .body("data.triggered_at", endsWith("Z"))
                .body("data.reason", equalTo("smoke test"));

        trigger("lifecycle", "again")
                .statusCode(429)
                .body("error.code", equalTo("RATE_LIMIT_EXCEEDED"))
                .body("error.message", containsString("Too many requests"))
                .body("error.details.resource", equalTo("lifecycle"))
                .body(
                        "error.details.retry_after_seconds",
                        allOf(greaterThan(0), lessThanOrEqualTo(60)));

        trigger("export_reconciliation", "another job has its own minute").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|body.job_name|required",
                "{}|body.reason|required",
                "{'job_name': 'lifecycle'}|body.reason|required",
                "{'job_name': 'lifecycle', 'reason': ' '}|body.reason|required",
                "{'job_name': 'nonsense', 'reason': 'r'}|body.job_name|enum",
                "{'job_name': 'LIFECYCLE', 'reason': 'r'}|body.job_name|enum",
                "{'job_name': 7, 'reason': {}}|body.reason|type",
            })
    void aWishThatSaysTooLittleIsRefused(String body, String field, String type) {
        Faults.named(
                As.dave().body(Faults.json(body)).post("/api/ops/jobs/trigger").then(),
                field,
                type);
    }

    @Test
    void aReasonHasItsLength() {
        trigger("store_cleanup", "r".repeat(501))
                .statusCode(400)
                .body("error.details.errors.type", contains("too_long"));
        trigger("store_cleanup", "r".repeat(500)).statusCode(200);
    }

    @Test
    void everyJobSaysHowItIs() {
        As.dave()
                .get("/api/ops/jobs/status")
                .then()
                .statusCode(200)
                .body(
                        "data.jobs.name",
                        hasItems("lifecycle", "export_reconciliation", "store_cleanup"))
                .body("data.jobs.schedule", everyItem(containsString("every PT")))
                .body("data.jobs.next_run", everyItem(endsWith("Z")))
                .body("data.jobs.health_status", everyItem(oneOf("healthy", "unhealthy")))
                .body("data.jobs.consecutive_failures", everyItem(greaterThanOrEqualTo(0)))
                .body("data.jobs.find { it.name == 'lifecycle' }.health_status", equalTo("healthy"))
                // What the warehouse said is a day old at most, unless configured otherwise.
                .body(
                        "data.jobs.find { it.name == 'schema_cache' }.schedule",
                        equalTo("every PT24H"));
    }

    @Test
    void theStateCountsEveryStatus() {
        Graphs.requestedSnapshot(Graphs.storedFlights("state"), "s");

        As.dave()
                .get("/api/ops/state")
                .then()
                .statusCode(200)
                .body(
                        "data.instances.by_status.keySet()",
                        containsInAnyOrder(
                                "waiting_for_snapshot",
                                "starting",
                                "running",
                                "stopping",
                                "failed",
                                "suspended",
                                "resuming"))
                .body("data.instances.total", notNullValue())
                .body("data.instances.without_pod_name", notNullValue())
                .body(
                        "data.snapshots.by_status.keySet()",
                        containsInAnyOrder("pending", "creating", "ready", "failed", "cancelled"))
                .body("data.snapshots.total", greaterThanOrEqualTo(1))
                .body(
                        "data.export_jobs.by_status.keySet()",
                        containsInAnyOrder(
                                "pending", "claimed", "submitted", "completed", "failed"));
    }

    @Test
    void exportJobsAreListedNewestFirst() {
        long snapshot = Graphs.requestedSnapshot(Graphs.storedFlights("jobs"), "s");
        try (var worker = new TestWorker(management, "ops-test")) {
            var jobs = worker.claimFor(snapshot);
            worker.renew(jobs.getFirst(), "query-7", 1L);
        }
        var path = "data.jobs.findAll { it.snapshot_id == " + snapshot + " }";

        As.dave()
                .get("/api/ops/export-jobs")
                .then()
                .statusCode(200)
                .body(path, hasSize(2))
                .body(path + ".entity_type", contains("edge", "node"))
                .body(path + ".entity_name", contains("ROUTE", "Airport"))
                .body(path + ".status", contains("claimed", "submitted"))
                .body(path + ".attempts", contains(1, 1))
                .body(path + ".claimed_by", everyItem(equalTo("ops-test")))
                .body(path + ".claimed_at", everyItem(endsWith("Z")));
        As.dave()
                .queryParam("status", "submitted")
                .get("/api/ops/export-jobs")
                .then()
                .body("data.jobs.status", everyItem(equalTo("submitted")))
                .body(path, hasSize(1));
        As.dave()
                .queryParam("limit", 1)
                .get("/api/ops/export-jobs")
                .then()
                .body("data.jobs", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=running", "limit=0", "limit=1001", "limit=x"})
    void aListThatCannotBeIsRefused(String query) {
        As.dave()
                .get("/api/ops/export-jobs?" + query)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs/status", "state", "export-jobs"})
    void onlyOpsIsLetIn(String path) {
        As.alice()
                .get("/api/ops/" + path)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("INSUFFICIENT_ROLE"));
        As.carol().get("/api/ops/" + path).then().statusCode(403);
    }

    private static io.restassured.response.ValidatableResponse trigger(String job, String reason) {
        return As.dave()
                .body("{\"job_name\": \"%s\", \"reason\": \"%s\"}".formatted(job, reason))
                .post("/api/ops/jobs/trigger")
                .then();
    }
}
