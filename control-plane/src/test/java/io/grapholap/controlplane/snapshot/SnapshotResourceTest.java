package io.grapholap.controlplane.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.grapholap.controlplane.testing.TestWorker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class SnapshotResourceTest {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    private TestWorker worker;

    @BeforeEach
    void hire() {
        worker = new TestWorker(management, "snapshot-test");
    }

    @AfterEach
    void dismiss() {
        worker.close();
    }

    @Test
    void aSnapshotOfAMappingBecomesReady() {
        long mapping = Graphs.storedFlights("life");
        long id = Graphs.requestedSnapshot(mapping, "first");

        As.bob()
                .get("/api/snapshots/" + id)
                .then()
                .statusCode(200)
                .body("data.status", equalTo("pending"))
                .body("data.mapping_id", equalTo((int) mapping))
                .body("data.mapping_version", equalTo(1))
                .body("data.owner_username", equalTo("alice"))
                .body("data.gcs_path", endsWith("/alice/" + mapping + "/v1/" + id + "/"))
                .body("data.size_bytes", nullValue())
                .body("data.created_at", endsWith("Z"))
                .body("meta.request_id", notNullValue());

        worker.fill(id);

        awaitStatus(id, "ready");
        As.bob()
                .get("/api/snapshots/" + id)
                .then()
                .body("data.size_bytes", equalTo(140))
                .body("data.node_counts.Airport", equalTo(7))
                .body("data.edge_counts.ROUTE", equalTo(7))
                .body("data.error_message", nullValue())
                .body("data.warnings", hasSize(0));
    }

    @Test
    void progressSaysHowFarItIs() {
        long id = Graphs.requestedSnapshot(Graphs.storedFlights("progress"), "p");

        As.alice()
                .get("/api/snapshots/" + id + "/progress")
                .then()
                .statusCode(200)
                .body("data.id", equalTo((int) id))
                .body("data.status", equalTo("pending"))
                .body("data.phase", equalTo("queued"))
                .body("data.started_at", nullValue())
                .body(
                        "data.steps.name",
                        contains("Airport", "ROUTE", "finish", "graph-build ryugraph"))
                .body("data.steps.type", contains("node", "edge", null, null))
                .body("data.progress_percent", equalTo(0))
                .body("data.jobs_total", equalTo(2))
                .body("data.jobs_pending", equalTo(2));

        var jobs = worker.claimFor(id);
        worker.renew(jobs.getFirst(), "query-1", 3L);
        As.alice()
                .get("/api/snapshots/" + id + "/progress")
                .then()
                .body("data.status", equalTo("creating"))
                .body("data.phase", equalTo("exporting"))
                .body("data.started_at", endsWith("Z"))
                .body("data.current_step", equalTo("Airport"))
                .body("data.jobs_submitted", equalTo(1))
                .body("data.jobs_claimed", equalTo(1))
                .body("data.jobs[0].status", equalTo("submitted"))
                .body("data.jobs[0].row_count", equalTo(3));

        jobs.forEach(worker::complete);
        worker.claimFor(id).forEach(worker::complete);
        worker.claimFor(id).forEach(worker::complete);
        awaitStatus(id, "ready");
        As.alice()
                .get("/api/snapshots/" + id + "/progress")
                .then()
                .body("data.phase", equalTo("ready"))
                .body("data.progress_percent", equalTo(100))
                .body("data.estimated_remaining_seconds", equalTo(0))
                .body("data.jobs_completed", equalTo(4))
                .body("data.jobs_failed", equalTo(0));
        As.alice().get("/api/snapshots/999999/progress").then().statusCode(404);
    }

    @Test
    void anOldVersionCanBeFrozenUnderBothNames() {
        long mapping = Graphs.storedFlights("two versions");
        As.alice()
                .body("{\"change_description\": \"no edges\", \"edge_definitions\": []}")
                .put("/api/mappings/" + mapping)
                .then()
                .statusCode(200);

        for (var spelling : new String[] {"version", "mapping_version"}) {
            var old =
                    As.alice()
                            .body(
                                    "{\"mapping_id\": %d, \"%s\": 1, \"name\": \"old\"}"
                                            .formatted(mapping, spelling))
                            .post("/api/snapshots")
                            .then()
                            .statusCode(201)
                            .body("data.mapping_version", equalTo(1));
            // Its own definitions are exported, not those of now.
            As.alice()
                    .get(
                            "/api/snapshots/"
                                    + old.extract().jsonPath().getLong("data.id")
                                    + "/progress")
                    .then()
                    .body("data.jobs_total", equalTo(2));
        }
        long newest = Graphs.requestedSnapshot(mapping, "new");
        As.alice()
                .get("/api/snapshots/" + newest + "/progress")
                .then()
                .body("data.jobs_total", equalTo(1));
    }

    @Test
    void whatCannotBeFrozenIsRefused() {
        long mapping = Graphs.storedFlights("refused");

        As.alice()
                .body(
                        "{\"mapping_id\": %d, \"version\": 1, \"mapping_version\": 2}"
                                .formatted(mapping))
                .post("/api/snapshots")
                .then()
                .statusCode(400)
                .body("error.details.errors.field", hasItems("body.version", "body.name"));
        As.alice()
                .body("{\"mapping_id\": %d, \"version\": 9, \"name\": \"s\"}".formatted(mapping))
                .post("/api/snapshots")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body("error.message", containsString("has no version 9"));
        As.alice()
                .body("{\"mapping_id\": 999999, \"name\": \"s\"}")
                .post("/api/snapshots")
                .then()
                .statusCode(404)
                .body("error.details.resource_type", equalTo("mapping"));
        As.alice().body("{}").post("/api/snapshots").then().statusCode(400);
        As.alice()
                .get("/api/snapshots?mapping_id=" + mapping)
                .then()
                .body("meta.total", equalTo(0));
    }

    @Test
    void listsAreFiltered() {
        long mapping = Graphs.storedFlights("lists");
        long first = Graphs.requestedSnapshot(mapping, "Monday");
        long second = Graphs.requestedSnapshot(mapping, "Tuesday");

        As.bob()
                .get("/api/snapshots?mapping_id=%d&sort_by=name&sort_order=asc".formatted(mapping))
                .then()
                .statusCode(200)
                .body("data.id", contains((int) first, (int) second))
                .body("meta.total", equalTo(2));
        As.bob()
                .get("/api/snapshots?mapping_id=%d&search=tues&status=pending".formatted(mapping))
                .then()
                .body("data.name", contains("Tuesday"));
        As.bob()
                .get("/api/snapshots?mapping_id=%d&mapping_version=2".formatted(mapping))
                .then()
                .body("data", hasSize(0));
        As.bob()
                .get("/api/snapshots?status=lost&mapping_id=x")
                .then()
                .statusCode(400)
                .body("error.details.errors.field", hasItems("query.status", "query.mapping_id"));
    }

    @Test
    void deletingTakesTheFilesToo() throws IOException {
        long id = Graphs.requestedSnapshot(Graphs.storedFlights("deleted"), "gone");
        var root = As.alice().get("/api/snapshots/" + id).jsonPath().getString("data.gcs_path");
        worker.fill(id);
        awaitStatus(id, "ready");
        var file = Path.of(URI.create(root)).resolve("nodes/Airport/p/part-0.parquet");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "PAR1");

        As.bob().delete("/api/snapshots/" + id).then().statusCode(403);
        As.alice().delete("/api/snapshots/" + id).then().statusCode(204);

        As.alice().get("/api/snapshots/" + id).then().statusCode(404);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(Path.of(URI.create(root))).doesNotExist());
    }

    @Test
    void deletingStopsARunningExport() {
        long id = Graphs.requestedSnapshot(Graphs.storedFlights("cancelled"), "stop");
        var job = worker.claimFor(id).getFirst();
        assertThat(worker.renew(job, null, null).cancelled()).isFalse();

        As.carol().delete("/api/snapshots/" + id).then().statusCode(204);

        assertThat(worker.renew(job, null, null).cancelled()).isTrue();
        worker.complete(job);
        As.alice()
                .get("/api/snapshots")
                .then()
                .statusCode(200)
                .body("data.id", org.hamcrest.Matchers.not(hasItem((int) id)));
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
