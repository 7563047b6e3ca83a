package io.grapholap.exportworker.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.common.json.Json;
import io.grapholap.common.question.DefinitionsQuestion;
import io.grapholap.lake.GraphManifest;
import io.grapholap.lake.ObjectStore;
import io.grapholap.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wiring")
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(FakeControlPlane.class)
@QuarkusTestResource(WorkerFiles.class)
class ExportWorkerTest {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final AtomicLong JOBS = new AtomicLong();
    private static final JobWork ENDLESS =
            export("SELECT a.range AS iata FROM range(100000000) a, range(100000000) b");

    private static final MappingDefinition MAPPING =
            new MappingDefinition(
                    List.of(
                            new NodeDefinition(
                                    "Airport",
                                    "SELECT * FROM local.flights.airports",
                                    new PropertyDefinition("iata", "STRING"),
                                    List.of(new PropertyDefinition("name", "STRING")))),
                    List.of(
                            new EdgeDefinition(
                                    "ROUTE",
                                    "Airport",
                                    "Airport",
                                    "SELECT * FROM local.flights.routes",
                                    "origin",
                                    "destination",
                                    List.of())));

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject JobRunner runner;

    FakeControlPlane controlPlane;
    WorkerFiles files;
    private Reports reports;

    @BeforeEach
    void listen() {
        controlPlane.away = false;
        controlPlane.renewals.clear();
        reports = new Reports(bootstrapServers);
    }

    @AfterEach
    void close() {
        reports.close();
    }

    @Test
    void definitionsAreCheckedForTheControlPlane() throws IOException {
        var question = Json.mapper().writeValueAsString(new DefinitionsQuestion(MAPPING, 5_000));

        given().baseUri("http://127.0.0.1:" + management.getPort())
                .header("X-Service-Token", FakeControlPlane.CONTROL_PLANE_TOKEN)
                .body(question)
                .post("/api/internal/warehouse/check-definitions")
                .then()
                .statusCode(200)
                .body("complete", equalTo(true))
                .body("definitions.name", equalTo(List.of("Airport", "ROUTE")))
                .body("definitions[0].columns.name", hasItem("iata"))
                .body("definitions[1].errors", empty());
    }

    @Test
    void anExportIsClaimedRunAndReportedInItsTrace() {
        var job = offer(export("SELECT iata FROM local.flights.airports"));

        var report = reportOf(job);

        assertThat(report.traceparent()).contains(TRACE_ID);
        assertThat(report.source()).isEqualTo("/export-worker");
        assertThat(report.event().attempt()).isEqualTo(3);
        assertThat(report.event().sequence()).isEqualTo(1);
        assertThat(report.event())
                .isInstanceOfSatisfying(
                        ExportEvent.Completed.class,
                        completed -> {
                            var export = ((JobResult.EntityExported) completed.result()).export();
                            assertThat(export.rows()).isEqualTo(2);
                            var file = export.files().getFirst();
                            assertThat(file.path()).matches("nodes/Airport/p1/part-.*\\.parquet");
                            assertThat(file.bytes()).isEqualTo(store(job).size(file.path()));
                            assertThat(file.crc32c()).matches("[0-9a-f]{8}");
                        });
        assertThat(controlPlane.claims)
                .allSatisfy(c -> {
                    assertThat(c.room()).isBetween(1, 2);
                    assertThat(c.worker()).isNotBlank();
                });
    }

    @Test
    void healthIsOpenToEverybody() {
        given().get("/health").then().statusCode(200).body("status", equalTo("healthy"));
        await().untilAsserted(() ->
                given().get("/ready").then().statusCode(200).body("status", equalTo("ready")));
    }

    @Test
    void aWholeSnapshotIsExportedCheckedAndBuilt() {
        var root = files.store().toUri() + "whole/";
        var exports =
                MAPPING.entities().stream()
                        .map(e -> job(export(e), root))
                        .map(job -> (JobResult.EntityExported) resultOf(offer(job)))
                        .map(JobResult.EntityExported::export)
                        .toList();

        var finished =
                (JobResult.Finished)
                        resultOf(offer(job(new JobWork.Finish(MAPPING, exports), root)));
        assertThat(finished.nodeCounts()).isEqualTo(Map.of("Airport", 2L));
        assertThat(finished.edgeCounts()).isEqualTo(Map.of("ROUTE", 1L));

        var built =
                (JobResult.GraphBuilt)
                        resultOf(offer(job(new JobWork.BuildGraph("ryugraph"), root)));
        var store = ObjectStore.of(URI.create(root));
        var manifest = GraphManifest.read(store, "ryugraph");
        assertThat(manifest.nodeCount()).isEqualTo(2);
        assertThat(manifest.edgeCount()).isEqualTo(1);
        assertThat(manifest.engineVersion()).isEqualTo(built.engineVersion());
        assertThat(manifest.snapshotManifestCrc32c()).isEqualTo(finished.manifest().crc32c());
        assertThat(manifest.files())
                .allSatisfy(f -> assertThat(store.size(f.path())).isEqualTo(f.bytes()));
    }

    @Test
    void aFailureIsReportedWithItsReasonAndLeavesNoFiles() {
        var job = offer(export("SELECT name FROM flights.airports"));

        assertThat(reportOf(job).event())
                .isInstanceOfSatisfying(
                        ExportEvent.Failed.class,
                        failed -> {
                            assertThat(failed.failure().code()).isEqualTo(Code.COLUMN_MISSING);
                            assertThat(failed.failure().entity()).isEqualTo("Airport");
                            assertThat(failed.failure().column()).isEqualTo("iata");
                        });
        assertThat(store(job).children("nodes/Airport")).isEmpty();
    }

    @Test
    void aRunningJobRenewsItsLeaseAndStopsWithoutAWordWhenCancelled() {
        var job = offer(ENDLESS);
        awaitStatement();

        controlPlane.cancel(job.jobId());

        awaitCleanedUp(job);
        assertThat(reports.of(job.jobId())).isEmpty();
    }

    @Test
    void aJobWhoseLeaseCannotBeRenewedStopsWithoutAWord() {
        var job = offer(ENDLESS);
        awaitStatement();

        controlPlane.away = true;

        awaitCleanedUp(job);
        assertThat(reports.of(job.jobId())).isEmpty();
    }

    @Test
    void aWorkerThatStopsGivesItsJobsBack() {
        var job = offer(ENDLESS);
        awaitStatement();

        runner.giveBackAll();

        assertThat(reportOf(job).event())
                .isInstanceOfSatisfying(
                        ExportEvent.Failed.class,
                        failed -> {
                            assertThat(failed.failure().code()).isEqualTo(Code.WORKER_LOST);
                            assertThat(failed.failure().retryable()).isTrue();
                        });
        assertThat(store(job).children("nodes/Airport")).isEmpty();
    }

    @Test
    void workIsTakenUpAgainAfterTheControlPlaneWasAway() {
        controlPlane.away = true;
        var job = job(export("SELECT iata FROM flights.airports"));
        controlPlane.offer(job);
        reports.wake(job.jobId());

        controlPlane.away = false;

        assertThat(reportOf(job).event()).isInstanceOf(ExportEvent.Completed.class);
    }

    private void awaitStatement() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> controlPlane.renewals.stream().anyMatch(r -> r.queryId() != null));
    }

    private void awaitCleanedUp(ClaimedJob job) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> store(job).children("nodes/Airport").isEmpty());
    }

    private JobResult resultOf(ClaimedJob job) {
        return switch (reportOf(job).event()) {
            case ExportEvent.Completed completed -> completed.result();
            case ExportEvent.Failed failed -> throw new AssertionError(failed.failure().describe());
        };
    }

    private ClaimedJob offer(JobWork work) {
        return offer(job(work));
    }

    private ClaimedJob offer(ClaimedJob job) {
        controlPlane.offer(job);
        // The consumer hears nothing of what was said before it was there.
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    reports.wake(job.jobId());
                    return !controlPlane.isWaiting(job);
                });
        return job;
    }

    private ClaimedJob job(JobWork work) {
        return job(work, files.store().toUri() + "s" + JOBS.get() + "/");
    }

    private ClaimedJob job(JobWork work, String root) {
        long id = JOBS.incrementAndGet();
        return new ClaimedJob(
                id,
                7,
                3,
                Instant.now().plusSeconds(30),
                Instant.now().plusSeconds(120),
                URI.create(root),
                "p1",
                work,
                "00-" + TRACE_ID + "-00f067aa0ba902b7-01");
    }

    private EventEnvelope<ExportEvent> reportOf(ClaimedJob job) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !reports.of(job.jobId()).isEmpty());
        return reports.of(job.jobId()).getFirst();
    }

    private ObjectStore store(ClaimedJob job) {
        return ObjectStore.of(job.root());
    }

    private static JobWork export(EntityDefinition entity) {
        return new JobWork.ExportEntity(
                entity.kind(), entity.name(), entity.sql(), entity.columns(MAPPING));
    }

    private static JobWork export(String sql) {
        return new JobWork.ExportEntity(
                EntityKind.NODE, "Airport", sql, List.of(new PropertyDefinition("iata", "STRING")));
    }
}
