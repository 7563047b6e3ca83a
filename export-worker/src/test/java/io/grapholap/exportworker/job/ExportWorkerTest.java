package io.grapholap.exportworker.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.common.json.Json;
import io.grapholap.common.question.DefinitionsQuestion;
import io.grapholap.lake.GraphManifest;
import io.grapholap.lake.ObjectStore;
import io.grapholap.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wiring")
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(FakeControlPlane.class)
@QuarkusTestResource(WorkerFiles.class)
class ExportWorkerTest extends WorkerScene {
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
}
