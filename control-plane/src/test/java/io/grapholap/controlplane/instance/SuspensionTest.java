package io.grapholap.controlplane.instance;

import static io.grapholap.controlplane.instance.Instances.awaitStatus;
import static io.grapholap.controlplane.instance.Instances.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.controlplane.testing.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Instances are put aside and come back behind the same slug. */
@QuarkusTest
@Tag("wiring")
class SuspensionTest {
    @Inject Scene scene;
    @Inject FakeRuntime runtime;

    @AfterEach
    void clear() {
        scene.clear();
    }

    @Test
    void asideAndBackWithANewIncarnationBehindTheSameSlug() {
        long id = scene.running("aside");
        var first = scene.specOf(id);
        var url = get(id).extract().jsonPath().getString("data.instance_url");

        post(id, "suspend")
                .statusCode(200)
                .body("data.status", equalTo("suspended"))
                .body("data.suspended_at", notNullValue())
                .body("data.instance_url", nullValue())
                .body("data.pod_name", nullValue())
                .body("data.notice", nullValue());
        await().atMost(Scene.SOON).until(() -> !runtime.knows(first.name()));
        As.alice().delete("/api/snapshots/" + first.snapshotId()).then().statusCode(409);

        post(id, "resume")
                .statusCode(200)
                .body("data.status", equalTo("resuming"))
                .body("data.resume_count", equalTo(1))
                .body("data.suspended_at", nullValue())
                .body("data.notice", containsString("gone"));
        var second = scene.awaitStart(id);
        assertThat(second.name().slug()).isEqualTo(first.name().slug());
        await().atMost(Scene.SOON).until(() -> scene.specOf(id).name().incarnation(), i -> i == 2);
        TestWrapper.send(new TestWrapper(first).ready(), new TestWrapper(scene.specOf(id)).ready());
        awaitStatus(id, "running");
        get(id).body("data.instance_url", equalTo(url));
        As.bob()
                .get("/api/instances/" + id + "/events")
                .then()
                .statusCode(200)
                .body("meta.total", equalTo(4))
                .body("data.event_type", contains("started", "resumed", "suspended", "started"))
                .body("data[1].details.notice", containsString("gone"))
                .body("data[2].details.reason", equalTo("request"));
    }

    @Test
    void onlyItsOwnerOrAnAdminMayDoIt() {
        long id = scene.running("mine");
        As.bob().post("/api/instances/" + id + "/suspend").then().statusCode(403);
        As.dave().post("/api/instances/" + id + "/suspend").then().statusCode(403);
        As.carol().post("/api/instances/" + id + "/suspend").then().statusCode(200);
        As.bob().post("/api/instances/" + id + "/resume").then().statusCode(403);
        As.carol().post("/api/instances/" + id + "/resume").then().statusCode(200);
    }

    @Test
    void whatCrashedComesBack() {
        long id = scene.running("crashes");
        runtime.die(scene.specOf(id).name(), "SIGSEGV");
        awaitStatus(id, "failed");

        post(id, "resume").statusCode(200).body("data.error_code", nullValue());

        await().atMost(Scene.SOON).until(() -> scene.specOf(id).name().incarnation() == 2);
        TestWrapper.send(new TestWrapper(scene.specOf(id)).ready());
        awaitStatus(id, "running");
    }

    @Test
    void whatCrashedDoesNotComeBackWithoutItsSnapshot() {
        long id = scene.running("bereft");
        var spec = scene.specOf(id);
        runtime.die(spec.name(), "SIGSEGV");
        awaitStatus(id, "failed");
        As.alice().delete("/api/snapshots/" + spec.snapshotId()).then().statusCode(204);

        post(id, "resume")
                .statusCode(409)
                .body("error.code", equalTo("INVALID_STATE"))
                .body("error.details.resource", equalTo("snapshot"))
                .body("error.details.current_state", equalTo("deleted"));
    }

    @Test
    void aResumeHasToFitTheLimitsAgain() {
        long id = scene.suspended("crowded");
        try {
            As.dave()
                    .body("{\"per_analyst\": 1}")
                    .put("/api/config/concurrency")
                    .then()
                    .statusCode(200);
            long other = scene.starting("crowd");

            post(id, "resume")
                    .statusCode(409)
                    .body("error.code", equalTo("CONCURRENCY_LIMIT_EXCEEDED"))
                    .body("error.details.limit_type", equalTo("per_analyst"));
            get(id).body("data.status", equalTo("suspended")).body("data.resume_count", equalTo(0));

            As.alice().delete("/api/instances/" + other).then().statusCode(204);
            post(id, "resume").statusCode(200);
        } finally {
            As.dave()
                    .body("{\"per_analyst\": 10}")
                    .put("/api/config/concurrency")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void maintenanceKeepsTheDoorShut() {
        long id = scene.suspended("maintained");
        try {
            As.dave()
                    .body("{\"enabled\": true, \"message\": \"Back at noon.\"}")
                    .put("/api/config/maintenance")
                    .then()
                    .statusCode(200);
            post(id, "resume").statusCode(503).body("error.message", equalTo("Back at noon."));
            get(id).body("data.status", equalTo("suspended"));
        } finally {
            As.dave()
                    .body("{\"enabled\": false}")
                    .put("/api/config/maintenance")
                    .then()
                    .statusCode(200);
        }
    }

    private static ValidatableResponse post(long id, String act) {
        return As.alice().post("/api/instances/" + id + "/" + act).then();
    }
}
