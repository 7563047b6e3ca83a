package io.grapholap.controlplane.instance;

import static io.grapholap.controlplane.instance.Instances.awaitStatus;
import static io.grapholap.controlplane.instance.Instances.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.testing.As;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What runs becomes what is wanted. */
@QuarkusTest
@Tag("wiring")
class ReconcilerTest {
    @Inject Scene scene;
    @Inject FakeRuntime runtime;
    @Inject HeartbeatTrust trust;
    @Inject DataSource database;

    @AfterEach
    void clear() {
        scene.clear();
    }

    @Test
    void aWrapperThatDiesFailsItsInstance() {
        long id = scene.running("dies");
        var name = scene.specOf(id).name();

        runtime.die(name, "free(): invalid pointer");

        awaitStatus(id, "failed");
        get(id).body("data.error_code", equalTo("UNEXPECTED_TERMINATION"))
                .body("data.error_message", containsString("free(): invalid pointer"))
                .body("data.instance_url", nullValue());
        await().atMost(Scene.SOON).until(() -> !runtime.knows(name));
    }

    @Test
    void aWrapperThatCannotBeStartedFailsItsInstance() {
        long snapshot = scene.readySnapshot("unlucky");
        long id =
                As.user(FakeRuntime.UNLUCKY, "analyst")
                        .body("{\"snapshot_id\": %d, \"name\": \"x\"}".formatted(snapshot))
                        .post("/api/instances")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getLong("data.id");

        awaitStatus(id, "failed");
        get(id).body("data.error_code", equalTo("STARTUP_FAILED"))
                .body("data.error_message", containsString("no room"));
    }

    @Test
    void aWrapperThatNoRowExplainsIsStopped() {
        var stray = new WrapperName(UUID.randomUUID(), 1);
        runtime.appear(stray);
        await().atMost(Scene.SOON).until(() -> !runtime.knows(stray));
    }

    @Test
    void heartbeatsAreTrustedOnceTheyArrive() {
        await().atMost(Scene.SOON).until(() -> trust.heardSince() != null);
    }

    @Test
    void whoLosesTheDatabaseLeadsAgain() throws SQLException {
        long snapshot = scene.readySnapshot("leader");
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var leaders =
                        statement.executeQuery(
                                "select pg_terminate_backend(pid) from pg_stat_activity where"
                                        + " query = 'listen control_plane_instances'")) {
            assertThat(leaders.next()).isTrue();
        }
        scene.awaitStart(scene.fromSnapshot(snapshot, "led"));
    }
}
