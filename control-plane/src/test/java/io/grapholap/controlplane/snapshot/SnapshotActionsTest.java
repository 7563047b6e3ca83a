package io.grapholap.controlplane.snapshot;

import static io.grapholap.controlplane.snapshot.SnapshotResourceTest.awaitStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.common.job.JobWork;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.grapholap.controlplane.testing.TestWorker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("wiring")
class SnapshotActionsTest {
    private static final JobFailure WRONG_TYPE =
            new JobFailure(Code.CAST_FAILED, "ROUTE", "flights", "not a number", "'x'", false);

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private TestWorker worker;

    @BeforeEach
    void hire() {
        worker = new TestWorker(management, "actions-test");
    }

    @AfterEach
    void dismiss() {
        worker.close();
    }

    @ParameterizedTest
    @CsvSource({
        "pending,   cancel, 202",
        "pending,   retry,  409",
        "creating,  cancel, 202",
        "creating,  retry,  409",
        "ready,     cancel, 409",
        "ready,     retry,  409",
        "failed,    cancel, 409",
        "failed,    retry,  200",
        "cancelled, cancel, 409",
        "cancelled, retry,  409"
    })
    void everyMoveIsAllowedOrRefusedByTheState(String state, String action, int expected) {
        long id = inState(state);

        var answer = As.alice().post("/api/snapshots/" + id + "/" + action).then();

        answer.statusCode(expected);
        if (expected == 409) {
            answer.body("error.code", equalTo("INVALID_STATE"))
                    .body("error.details.current_state", equalTo(state))
                    .body("error.details.resource_id", equalTo((int) id));
            As.alice().get("/api/snapshots/" + id).then().body("data.status", equalTo(state));
        } else {
            var next = action.equals("cancel") ? "cancelled" : "pending";
            answer.body("data.status", equalTo(next));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "creating", "failed", "cancelled"})
    void noInstanceStartsFromASnapshotThatIsNotReady(String state) {
        long id = inState(state);

        As.alice()
                .body("{\"snapshot_id\": %d, \"name\": \"too early\"}".formatted(id))
                .post("/api/instances")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("INVALID_STATE"))
                .body("error.details.current_state", equalTo(state))
                .body("error.details.required_state", equalTo("ready"));

        As.alice().get("/api/instances?snapshot_id=" + id).then().body("meta.total", equalTo(0));
    }

    @Test
    void onlyItsOwnerOrAnAdminActsOnASnapshot() {
        long id = inState("pending");

        for (var action : List.of("cancel", "retry")) {
            As.bob().post("/api/snapshots/" + id + "/" + action).then().statusCode(403);
            As.bob().post("/api/snapshots/999999/" + action).then().statusCode(404);
        }
        As.bob().body("{\"name\": \"mine\"}").put("/api/snapshots/" + id).then().statusCode(403);
        As.bob().body("{}").put("/api/snapshots/" + id + "/lifecycle").then().statusCode(403);
        As.carol().post("/api/snapshots/" + id + "/cancel").then().statusCode(202);
    }

    @Test
    void aRetryDoesAgainOnlyWhatDidNotSucceed() {
        long id = Graphs.requestedSnapshot(Graphs.storedFlights("retry"), "again");
        var jobs = worker.claimFor(id);
        worker.complete(jobs.getFirst());
        worker.fail(jobs.getLast(), WRONG_TYPE);
        awaitStatus(id, "failed");

        As.alice()
                .post("/api/snapshots/" + id + "/retry")
                .then()
                .statusCode(200)
                .body("data.error_message", nullValue());

        var again = worker.claimFor(id);
        assertThat(again).extracting(ClaimedJob::jobId).containsExactly(jobs.getLast().jobId());
        assertThat(again.getFirst().attempt()).isEqualTo(2);
        // What the first attempt says late changes nothing.
        worker.complete(jobs.getLast());
        assertThat(worker.renew(again.getFirst(), null, null).cancelled()).isFalse();
        worker.complete(again.getFirst());
        worker.claimFor(id).forEach(worker::complete);
        worker.claimFor(id).forEach(worker::complete);
        awaitStatus(id, "ready");
    }

    @Test
    void cancellingStopsTheWorkersForGood() {
        long id = Graphs.requestedSnapshot(Graphs.storedFlights("stopped"), "stop");
        var jobs = worker.claimFor(id);

        As.alice().post("/api/snapshots/" + id + "/cancel").then().statusCode(202);

        assertThat(jobs).allMatch(job -> worker.renew(job, "q", 1L).cancelled());
        jobs.forEach(worker::complete);
        As.alice()
                .get("/api/snapshots/" + id + "/progress")
                .then()
                .body("data.status", equalTo("cancelled"))
                .body("data.phase", equalTo("failed"));
    }

    /** Whoever comes first wins, and the snapshot, its jobs and the answer agree. */
    @Test
    void cancellingAndCompletingAtTheSameTimeEndsInOneOfBoth() {
        for (int round = 0; round < 8; round++) {
            long id = Graphs.requestedSnapshot(Graphs.storedFlights("race " + round), "race");
            worker.claimFor(id).forEach(worker::complete);
            worker.claimFor(id).forEach(worker::complete);
            var build = worker.claimFor(id).getFirst();

            var reported = CompletableFuture.runAsync(() -> worker.complete(build));
            int status = As.alice().post("/api/snapshots/" + id + "/cancel").statusCode();
            reported.join();

            awaitStatus(id, status == 202 ? "cancelled" : "ready");
            assertThat(status).isIn(202, 409);
        }
    }

    @Test
    void twoWhoRetryAtTheSameTimeRetryOnce() {
        for (int round = 0; round < 5; round++) {
            long id = inState("failed");
            var path = "/api/snapshots/" + id + "/retry";

            var other = CompletableFuture.supplyAsync(() -> As.carol().post(path).statusCode());
            int mine = As.alice().post(path).statusCode();

            assertThat(List.of(mine, other.join())).containsExactlyInAnyOrder(200, 409);
            assertThat(worker.claimFor(id)).hasSize(2);
        }
    }

    @Test
    void namesAndLifetimesChange() {
        long id = inState("pending");

        As.alice()
                .body("{\"name\": \"new\", \"description\": null}")
                .put("/api/snapshots/" + id)
                .then()
                .statusCode(200)
                .body("data.name", equalTo("new"));
        As.alice()
                .body("{\"name\": \" \"}")
                .put("/api/snapshots/" + id)
                .then()
                .statusCode(400)
                .body("error.details.errors.field", hasItems("body.name"));
        As.alice()
                .body("{\"ttl\": \"P1DT12H\"}")
                .put("/api/snapshots/" + id + "/lifecycle")
                .then()
                .statusCode(200)
                .body("data.ttl", equalTo("P1DT12H"))
                .body("data.inactivity_timeout", equalTo("P3D"));
        As.alice()
                .body("{\"inactivity_timeout\": null}")
                .put("/api/snapshots/" + id + "/lifecycle")
                .then()
                .body("data.ttl", equalTo("P1DT12H"))
                .body("data.inactivity_timeout", nullValue());
        As.alice()
                .body("{\"ttl\": \"P31D\", \"inactivity_timeout\": \"PT\"}")
                .put("/api/snapshots/" + id + "/lifecycle")
                .then()
                .statusCode(400)
                .body(
                        "error.details.errors.field",
                        hasItems("body.ttl", "body.inactivity_timeout"));
    }

    @Test
    void aSnapshotLivesAsLongAsOperatorsSayUnlessItSaysSo() {
        long mapping = Graphs.storedFlights("lifetimes");
        long id = Graphs.requestedSnapshot(mapping, "default");

        As.alice()
                .get("/api/snapshots/" + id)
                .then()
                .body("data.ttl", equalTo("P7D"))
                .body("data.inactivity_timeout", equalTo("P3D"));
        As.alice()
                .body("{\"mapping_id\": %d, \"name\": \"s\", \"ttl\": \"P31D\"}".formatted(mapping))
                .post("/api/snapshots")
                .then()
                .statusCode(400)
                .body("error.details.errors.field", hasItems("body.ttl"));
    }

    private long inState(String state) {
        long id = Graphs.requestedSnapshot(Graphs.storedFlights(state), state);
        switch (state) {
            case "creating" -> worker.claimFor(id);
            case "ready" -> worker.fill(id);
            case "failed" -> worker.fail(exportOfRoutes(id), WRONG_TYPE);
            case "cancelled" -> As.alice().post("/api/snapshots/" + id + "/cancel");
            default -> {}
        }
        awaitStatus(id, state);
        return id;
    }

    private ClaimedJob exportOfRoutes(long id) {
        return worker.claimFor(id).stream()
                .filter(job -> ((JobWork.ExportEntity) job.work()).name().equals("ROUTE"))
                .findFirst()
                .orElseThrow();
    }
}
