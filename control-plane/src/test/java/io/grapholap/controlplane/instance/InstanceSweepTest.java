package io.grapholap.controlplane.instance;

import static io.grapholap.controlplane.instance.Instances.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.controlplane.testing.As;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Instances whose time is over end; those that nobody uses are put aside. */
@QuarkusTest
@Tag("wiring")
class InstanceSweepTest {
    @Inject Scene scene;
    @Inject InstanceSweep sweep;

    @AfterEach
    void clear() {
        scene.clear();
    }

    @Test
    void whatIsPastItsTimeEndsInAnyState() {
        long waiting = scene.waiting("late");
        long suspended = scene.suspended("late");
        long failed = scene.failed("late");
        long fresh = scene.waiting("fresh");
        var snapshot = get(waiting).extract().jsonPath().getLong("data.snapshot_id");
        past(waiting, suspended, failed);

        sweep();

        for (long id : new long[] {waiting, suspended, failed}) {
            As.alice().get("/api/instances/" + id).then().statusCode(404);
        }
        get(fresh).body("data.status", equalTo("waiting_for_snapshot"));
        As.alice()
                .get("/api/snapshots/" + snapshot)
                .then()
                .body("data.status", equalTo("cancelled"));
    }

    @Test
    void whoExtendsInTimeGoesOn() {
        long id = scene.waiting("extended");
        var end = Instant.parse(get(id).extract().jsonPath().getString("data.expires_at"));
        As.alice()
                .body("{\"extend_by\": \"PT1H\"}")
                .put("/api/instances/" + id + "/lifecycle")
                .then()
                .statusCode(200);
        // Half an hour after what was its end, half an hour before what is.
        var passed = Duration.between(Instant.now(), end).plusMinutes(30);
        scene.execute(
                "update instances set expires_at = expires_at - interval '%d seconds' where id = %d"
                        .formatted(passed.toSeconds(), id));
        sweep();
        get(id).body("data.status", equalTo("waiting_for_snapshot"));
    }

    @Test
    void whatNobodyUsesIsSuspended() {
        long idle = scene.running("idle");
        long busy = scene.running("busy");
        long patient = scene.running("patient");
        for (long id : new long[] {idle, busy}) {
            patience(id, "\"PT1H30M\"");
        }
        patience(patient, "null");
        for (long id : new long[] {idle, patient}) {
            TestWrapper.send(new TestWrapper(scene.specOf(id)).heartbeat(1, null));
        }
        var anHourAgo = Instant.now().minus(Duration.ofHours(1));
        TestWrapper.send(new TestWrapper(scene.specOf(busy)).heartbeat(1, anHourAgo));
        await().atMost(Scene.SOON)
                .untilAsserted(() -> {
                    for (long id : new long[] {idle, busy, patient}) {
                        get(id).body("data.memory_usage_bytes", equalTo(1));
                    }
                });
        scene.execute(
                "update instances set launched_at = now() - interval '91 minutes' where name in"
                        + " ('idle', 'busy', 'patient')");
        // Whatever its engine is: none is exempt.
        scene.execute("update instances set engine = 'falkordb' where name in ('idle', 'busy')");

        sweep();

        get(idle).body("data.status", equalTo("suspended"));
        get(busy).body("data.status", equalTo("running"));
        get(patient).body("data.status", equalTo("running"));
        As.bob()
                .get("/api/instances/" + idle + "/events")
                .then()
                .body("data[0].event_type", equalTo("suspended"))
                .body("data[0].details.reason", equalTo("inactivity"))
                .body("data[0].details.by", equalTo("system"));
    }

    private void sweep() {
        Scene.inTransaction(sweep::sweep);
    }

    private void past(long... ids) {
        for (long id : ids) {
            scene.execute(
                    "update instances set expires_at = now() - interval '1 second' where id = "
                            + id);
        }
    }

    private static void patience(long id, String json) {
        As.alice()
                .body("{\"inactivity_timeout\": " + json + "}")
                .put("/api/instances/" + id + "/lifecycle")
                .then()
                .statusCode(200);
    }
}
