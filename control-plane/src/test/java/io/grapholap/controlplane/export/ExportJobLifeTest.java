package io.grapholap.controlplane.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.common.job.JobWork;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.grapholap.controlplane.testing.TestSettings;
import io.grapholap.controlplane.testing.TestWorker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class ExportJobLifeTest {
    private static final JobFailure LOST_CONNECTION =
            new JobFailure(Code.SQL_FAILED, "Airport", null, "connection lost", null, true);
    private static final JobFailure WRONG_TYPE =
            new JobFailure(Code.CAST_FAILED, "ROUTE", "flights", "not a number", "'x'", false);

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private TestWorker worker;

    @BeforeEach
    void hire() {
        worker = new TestWorker(management, "job-test");
    }

    @AfterEach
    void dismiss() {
        worker.close();
    }

    @Test
    void aClaimSaysAllThatAWorkerNeeds() {
        long id = requested("claim");

        var jobs = worker.claimFor(id);

        assertThat(jobs).hasSize(2);
        var airports = jobs.getFirst();
        assertThat(airports.attempt()).isEqualTo(1);
        assertThat(airports.root().toString()).endsWith("/" + id + "/");
        assertThat(airports.prefix()).isNotEqualTo(jobs.getLast().prefix()).hasSize(32);
        assertThat(airports.leaseUntil()).isBefore(airports.deadline());
        assertThat(airports.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        assertThat(((JobWork.ExportEntity) airports.work()).columns())
                .extracting(c -> c.name() + " " + c.type())
                .containsExactly("iata STRING", "city STRING");
        assertThat(worker.claim()).isEmpty();
        drop(id);
    }

    @Test
    void aFailureThatCannotEndBetterFailsTheSnapshotInItsWords() {
        long id = requested("failed");
        var jobs = worker.claimFor(id);

        worker.fail(jobs.getLast(), WRONG_TYPE);

        awaitStatus(id, "failed");
        As.alice()
                .get("/api/snapshots/" + id)
                .then()
                .body(
                        "data.error_message",
                        equalTo("ROUTE.flights: CAST_FAILED: not a number (example: 'x')"));
        assertThat(worker.renew(jobs.getFirst(), null, null).cancelled()).isTrue();
        As.alice()
                .get("/api/snapshots/" + id + "/progress")
                .then()
                .body("data.phase", equalTo("failed"))
                .body("data.jobs_failed", equalTo(2));
    }

    @Test
    void aFailureThatMayEndBetterIsTriedAgain() {
        long id = requested("retried");
        var jobs = worker.claimFor(id);
        worker.complete(jobs.getLast());

        worker.fail(jobs.getFirst(), LOST_CONNECTION);

        var again = worker.claimFor(id).getFirst();
        assertThat(again.jobId()).isEqualTo(jobs.getFirst().jobId());
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.prefix()).isNotEqualTo(jobs.getFirst().prefix());
        worker.complete(again);
        worker.claimFor(id).forEach(worker::complete);
        worker.claimFor(id).forEach(worker::complete);
        awaitStatus(id, "ready");
    }

    @Test
    void aLostWorkersJobGoesToAnotherAndItsLateResultIsRefused() {
        long id = requested("lost");
        var jobs = worker.claimFor(id);
        worker.complete(jobs.getLast());

        // The worker falls silent; after its lease another one gets the job.
        ClaimedJob again;
        try (var other = new TestWorker(management, "other-worker")) {
            again = other.claimFor(id).getFirst();
            assertThat(again.attempt()).isEqualTo(2);
            assertThat(worker.renew(jobs.getFirst(), null, null).cancelled()).isTrue();
            worker.fail(jobs.getFirst(), WRONG_TYPE);
            assertThat(other.renew(again, null, null).cancelled()).isFalse();
            other.complete(again);
        }

        worker.claimFor(id).forEach(worker::complete);
        worker.claimFor(id).forEach(worker::complete);
        awaitStatus(id, "ready");
    }

    @Test
    void theThirdLostLeaseFailsTheSnapshot() {
        long id = requested("thrice");

        for (int attempt = 1; attempt <= 3; attempt++) {
            var job = worker.claimFor(id).getFirst();
            assertThat(job.attempt()).isEqualTo(attempt);
        }

        awaitStatus(id, "failed");
        var error =
                As.alice().get("/api/snapshots/" + id).jsonPath().getString("data.error_message");
        assertThat(error).contains("WORKER_LOST").contains("3 attempts");
    }

    @Test
    void everythingTwiceAndOutOfOrderEndsTheSame() {
        long id = requested("twice");
        var sent = new ArrayList<ExportEvent>();
        for (int phase = 0; phase < 3; phase++) {
            var jobs = worker.claimFor(id);
            for (var job : jobs) {
                sent.add(worker.completed(job));
                sent.add(stale(job));
            }
            var shuffled = new ArrayList<>(sent);
            shuffled.addAll(sent);
            Collections.shuffle(shuffled, new Random(phase));
            shuffled.forEach(worker::send);
        }

        awaitStatus(id, "ready");
        sent.forEach(worker::send);
        long after = requested("after");
        worker.fill(after);
        awaitStatus(after, "ready");
        As.alice()
                .get("/api/snapshots/" + id + "/progress")
                .then()
                .body("data.status", equalTo("ready"))
                .body("data.jobs_total", equalTo(4))
                .body("data.jobs_completed", equalTo(4));
    }

    @Test
    void aResultOfAnotherKindFailsTheJob() {
        long id = requested("mixed up");
        var jobs = worker.claimFor(id);
        var wrong = worker.completed(jobs.getLast());

        worker.send(
                new ExportEvent.Completed(
                        jobs.getFirst().jobId(), id, 1, 1, wrong.result(), Instant.now()));

        awaitStatus(id, "failed");
    }

    @Test
    void operatorsSayHowLongAnAttemptMayRun() {
        try {
            As.dave().body("{\"max_duration_seconds\": 120}").put("/api/config/export");
            long id = requested("short");

            var job = worker.claimFor(id).getFirst();

            assertThat(Duration.between(Instant.now(), job.deadline()))
                    .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
            drop(id);
        } finally {
            As.dave().body("{\"max_duration_seconds\": 3600}").put("/api/config/export");
        }
    }

    @Test
    void ownersSeeTheirJobs() {
        long id = requested("listed");
        var job = worker.claimFor(id).getFirst();

        As.alice()
                .get("/api/export-jobs?status=claimed&limit=200")
                .then()
                .statusCode(200)
                .body("data.jobs.snapshot_id", hasItem((int) id))
                .body(
                        "data.jobs.findAll { it.id == %d }.attempts".formatted(job.jobId()),
                        hasItem(1))
                .body(
                        "data.jobs.findAll { it.id == %d }.claimed_by".formatted(job.jobId()),
                        hasItem("job-test"));
        As.bob()
                .get("/api/export-jobs")
                .then()
                .body("data.jobs.snapshot_id", not(hasItem((int) id)));
        As.carol().get("/api/export-jobs").then().body("data.jobs.snapshot_id", hasItem((int) id));
        As.alice()
                .get("/api/export-jobs?status=lost&limit=201")
                .then()
                .statusCode(400)
                .body("error.details.errors.field", hasItems("query.status", "query.limit"));
        drop(id);
    }

    @Test
    void onlyWorkersMayClaim() {
        given().contentType(ContentType.JSON)
                .body("{\"worker\": \"w\", \"room\": 1}")
                .post(claim())
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .header("X-Service-Token", TestSettings.GATEWAY_TOKEN)
                .body("{\"worker\": \"w\", \"room\": 1}")
                .post(claim())
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .header("X-Service-Token", TestSettings.WORKER_TOKEN)
                .body("{\"room\": 0}")
                .post(claim())
                .then()
                .statusCode(400)
                .body("error.details.errors.field", hasItems("body.worker", "body.room"));
    }

    /** A report of an attempt that never was this job's newest. */
    private static ExportEvent stale(ClaimedJob job) {
        return new ExportEvent.Failed(
                job.jobId(), job.snapshotId(), job.attempt() - 1, 9, WRONG_TYPE, Instant.now());
    }

    private URI claim() {
        return management.resolve("/api/internal/export-jobs/claim");
    }

    private static long requested(String name) {
        return Graphs.requestedSnapshot(Graphs.storedFlights(name), name);
    }

    private static void drop(long id) {
        As.alice().delete("/api/snapshots/" + id).then().statusCode(204);
    }

    static void awaitStatus(long id, String status) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        As.alice()
                                .get("/api/snapshots/" + id)
                                .then()
                                .body("data.status", equalTo(status)));
    }
}
