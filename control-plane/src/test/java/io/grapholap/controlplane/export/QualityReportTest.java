package io.grapholap.controlplane.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.EntityQuality;
import io.grapholap.common.job.EntityQuality.Sample;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.common.job.JobKind;
import io.grapholap.common.job.JobResult.Finished;
import io.grapholap.common.job.JobWork;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.grapholap.controlplane.testing.TestWorker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class QualityReportTest {
    private static final EntityQuality AIRPORTS =
            new EntityQuality(
                    EntityKind.NODE,
                    "Airport",
                    7,
                    1,
                    2,
                    0,
                    0,
                    0,
                    null,
                    List.of(new Sample("null_key", "{'iata': NULL}")));

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private TestWorker worker;

    @BeforeEach
    void hire() {
        worker = new TestWorker(management, "quality-test");
    }

    @AfterEach
    void dismiss() {
        worker.close();
    }

    @Test
    void readersLearnWhatWasLeftOut() {
        long id = requested("quarantine");
        quality(id).body("data.policy", equalTo("quarantine")).body("data.entities", hasSize(0));
        worker.claimFor(id).forEach(worker::complete);
        var finish = worker.claimFor(id).getFirst();
        assertThat(((JobWork.Finish) finish.work()).mapping().qualityPolicy().wireName())
                .isEqualTo("quarantine");

        worker.send(
                finished(finish, AIRPORTS.cleaned(3, "quarantine/nodes/Airport/p/part-0.parquet")));
        worker.claimFor(id).forEach(worker::complete);

        ExportJobLifeTest.awaitStatus(id, "ready");
        quality(id)
                .body("data.entities.name", contains("Airport"))
                .body("data.entities[0].kind", equalTo("node"))
                .body("data.entities[0].null_keys", equalTo(1))
                .body("data.entities[0].duplicate_keys", equalTo(2))
                .body("data.entities[0].dropped", equalTo(3))
                .body(
                        "data.entities[0].quarantine_path",
                        endsWith("/" + id + "/quarantine/nodes/Airport/p/part-0.parquet"))
                .body("data.entities[0].samples[0].problem", equalTo("null_key"))
                .body("data.entities[0].dirty", nullValue());
        As.bob()
                .get("/api/snapshots/" + id)
                .then()
                .body(
                        "data.warnings",
                        contains(
                                "Airport: 3 of 7 rows were left out; the quality report says why."));
        As.alice()
                .body("{\"visibility\": \"private\"}")
                .put("/api/snapshots/" + id + "/access")
                .then()
                .statusCode(200);
        As.bob().get("/api/snapshots/" + id + "/quality").then().statusCode(404);
        As.bob().get("/api/snapshots/999999/quality").then().statusCode(404);
    }

    @Test
    void aRefusalIsReportedAndARetryExportsTheDirtyRowsAnew() {
        long id = requested("fail");
        var exports = worker.claimFor(id);
        exports.forEach(worker::complete);
        var finish = worker.claimFor(id).getFirst();

        worker.fail(
                finish,
                new JobFailure(
                        Code.NULL_KEY,
                        "Airport",
                        "iata",
                        "no key",
                        null,
                        false,
                        List.of(AIRPORTS)));

        ExportJobLifeTest.awaitStatus(id, "failed");
        quality(id)
                .body("data.policy", equalTo("fail"))
                .body("data.entities[0].null_keys", equalTo(1));
        As.alice().post("/api/snapshots/" + id + "/retry").then().statusCode(200);
        quality(id).body("data.entities", hasSize(0));
        var again = worker.claimFor(id);
        assertThat(again).hasSize(1);
        assertThat(((JobWork.ExportEntity) again.getFirst().work()).name()).isEqualTo("Airport");
        assertThat(again.getFirst().attempt()).isEqualTo(2);
        // The old check's row is gone, and so is the word of whoever still works on it.
        worker.complete(finish);
        again.forEach(worker::complete);
        var check = worker.claimFor(id).getFirst();
        assertThat(check.jobId()).isNotEqualTo(finish.jobId());
        assertThat(SnapshotPlan.kindOf(check.work())).isEqualTo(JobKind.FINISH);
        worker.complete(check);
        worker.claimFor(id).forEach(worker::complete);
        ExportJobLifeTest.awaitStatus(id, "ready");
    }

    private ExportEvent finished(ClaimedJob job, EntityQuality quality) {
        var plain = (Finished) worker.completed(job).result();
        return new ExportEvent.Completed(
                job.jobId(),
                job.snapshotId(),
                job.attempt(),
                1,
                new Finished(
                        plain.manifest(),
                        plain.bytes(),
                        plain.nodeCounts(),
                        plain.edgeCounts(),
                        List.of(quality)),
                Instant.now());
    }

    private static io.restassured.response.ValidatableResponse quality(long id) {
        return As.bob().get("/api/snapshots/" + id + "/quality").then().statusCode(200);
    }

    private static long requested(String policy) {
        var mapping =
                Graphs.flights("quality " + policy)
                        .replaceFirst("\\{", "{\"quality_policy\": \"" + policy + "\",");
        long mappingId =
                As.alice()
                        .body(mapping)
                        .post("/api/mappings")
                        .then()
                        .statusCode(201)
                        .body("data.quality_policy", equalTo(policy))
                        .extract()
                        .jsonPath()
                        .getLong("data.id");
        return Graphs.requestedSnapshot(mappingId, policy);
    }
}
