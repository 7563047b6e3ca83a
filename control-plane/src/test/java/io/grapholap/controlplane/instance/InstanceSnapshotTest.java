package io.grapholap.controlplane.instance;

import static io.grapholap.controlplane.instance.Instances.awaitStatus;
import static io.grapholap.controlplane.instance.Instances.create;
import static io.grapholap.controlplane.instance.Instances.get;
import static io.grapholap.controlplane.instance.Instances.progress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.controlplane.snapshot.SnapshotLife;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Instances and the snapshots they stand on. */
@QuarkusTest
@Tag("wiring")
class InstanceSnapshotTest {
    @Inject Scene scene;
    @Inject FakeRuntime runtime;
    @Inject SnapshotLife snapshots;

    @AfterEach
    void clear() {
        scene.clear();
    }

    @Test
    void aSnapshotThatFailsFailsItsInstanceWithTheSameText() {
        long mapping = Graphs.storedFlights("fails");
        var created = create("{\"mapping_id\": %d, \"name\": \"doomed\"}", mapping).statusCode(201);
        var json = created.extract().jsonPath();
        long id = json.getLong("data.id");
        long snapshot = json.getLong("data.snapshot_id");

        Scene.inTransaction(() -> snapshots.failed(snapshot, "Airport: no such table"));

        awaitStatus(id, "failed");
        String reason =
                As.alice()
                        .get("/api/snapshots/" + snapshot)
                        .then()
                        .extract()
                        .jsonPath()
                        .getString("data.error_message");
        assertThat(reason).contains("no such table");
        get(id).body("data.error_code", equalTo("DATA_LOAD_ERROR"))
                .body("data.error_message", equalTo(reason));
        progress(id)
                .body("data.phase", equalTo("failed"))
                .body("data.error_message", equalTo(reason));
        As.alice().delete("/api/instances/" + id).then().statusCode(204);
        As.alice().get("/api/instances/" + id).then().statusCode(404);
    }

    @Test
    void aReadySnapshotStartsManyInstancesAtOnceAndStaysWhileTheyNeedIt() {
        long snapshot = scene.readySnapshot("shared");
        long first = scene.fromSnapshot(snapshot, "first");
        long second = scene.fromSnapshot(snapshot, "second");
        var one = scene.awaitStart(first);
        var two = scene.awaitStart(second);
        assertThat(one.startToken()).isNotEqualTo(two.startToken());

        As.alice().delete("/api/snapshots/" + snapshot).then().statusCode(409);
        As.bob().delete("/api/instances/" + first).then().statusCode(403);
        As.carol().delete("/api/instances/" + first).then().statusCode(204);
        As.alice().delete("/api/instances/" + second).then().statusCode(204);
        await().atMost(Scene.SOON)
                .until(() -> !runtime.knows(one.name()) && !runtime.knows(two.name()));
        As.alice().delete("/api/snapshots/" + snapshot).then().statusCode(204);
    }

    @Test
    void endingWhatWaitsCancelsTheSnapshotMadeForIt() {
        long mapping = Graphs.storedFlights("cancelled");
        var json =
                create(
                                "{\"mapping_id\": %d, \"name\": \"c\", \"snapshot_name\": \"mine\"}",
                                mapping)
                        .statusCode(201)
                        .body("data.snapshot_name", equalTo("mine"))
                        .extract()
                        .jsonPath();
        long snapshot = json.getLong("data.snapshot_id");

        As.alice().delete("/api/instances/" + json.getLong("data.id")).then().statusCode(204);

        As.alice().get("/api/instances/" + json.getLong("data.id")).then().statusCode(404);
        As.alice()
                .get("/api/snapshots/" + snapshot)
                .then()
                .body("data.status", equalTo("cancelled"));
    }
}
