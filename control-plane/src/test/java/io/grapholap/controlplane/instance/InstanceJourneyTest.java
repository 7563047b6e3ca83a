package io.grapholap.controlplane.instance;

import static io.grapholap.controlplane.instance.Instances.awaitStatus;
import static io.grapholap.controlplane.instance.Instances.create;
import static io.grapholap.controlplane.instance.Instances.get;
import static io.grapholap.controlplane.instance.Instances.progress;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.common.instance.LoadStep.Status;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.grapholap.controlplane.testing.TestSettings;
import io.grapholap.controlplane.testing.TestWorker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a mapping to a running instance and away again. */
@QuarkusTest
@Tag("wiring")
class InstanceJourneyTest {
    @Inject Scene scene;
    @Inject FakeRuntime runtime;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private TestWorker worker;

    @BeforeEach
    void hireWorker() {
        worker = new TestWorker(management, "worker-" + UUID.randomUUID());
    }

    @AfterEach
    void dismissWorker() {
        worker.close();
    }

    @AfterEach
    void clear() {
        scene.clear();
    }

    @Test
    void fromAMappingToARunningInstanceAndAwayAgain() {
        long mapping = Graphs.storedFlights("whole life");
        var created =
                create("{\"mapping_id\": %d, \"name\": \"life\", \"cpu_cores\": 2}", mapping)
                        .statusCode(201)
                        .body("data.status", equalTo("waiting_for_snapshot"))
                        .body("data.owner_username", equalTo("alice"))
                        .body("data.wrapper_type", equalTo("ryugraph"))
                        .body("data.snapshot_name", equalTo("life"))
                        .body("data.ttl", equalTo("PT24H"))
                        .body("data.inactivity_timeout", equalTo("PT4H"))
                        .body("data.cpu_cores", equalTo(2))
                        .body("data.instance_url", nullValue())
                        .body("data.pod_name", nullValue())
                        .body("data.expires_at", notNullValue())
                        .extract()
                        .jsonPath();
        long id = created.getLong("data.id");
        long snapshot = created.getLong("data.snapshot_id");
        progress(id)
                .body("data.phase", equalTo("pod_scheduled"))
                .body("data.progress_percent", equalTo(0))
                .body("data.started_at", nullValue());
        As.alice().delete("/api/snapshots/" + snapshot).then().statusCode(409);

        worker.fill(snapshot);
        var spec = scene.awaitStart(id);
        get(id).body("data.status", equalTo("starting"))
                .body("data.pod_name", equalTo("wrapper-" + spec.name().slug()));
        assertThat(spec.name().incarnation()).isEqualTo(1);
        assertThat(spec.owner()).isEqualTo("alice");
        assertThat(spec.engine()).isEqualTo("ryugraph");
        assertThat(spec.snapshotId()).isEqualTo(snapshot);
        assertThat(spec.mappingId()).isEqualTo(mapping);
        assertThat(spec.mappingVersion()).isEqualTo(1);
        assertThat(spec.storeRoot().toString())
                .endsWith("/alice/" + mapping + "/v1/" + snapshot + "/");
        assertThat(spec.cpuCores()).isEqualTo(2);
        assertThat(spec.memoryBytes()).isEqualTo(3L << 30);
        assertThat(spec.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

        var wrapper = new TestWrapper(spec);
        TestWrapper.send(
                wrapper.progressed(
                        InstancePhase.LOADING_DATA, Status.COMPLETED, Status.IN_PROGRESS));
        await().atMost(Scene.SOON)
                .untilAsserted(() ->
                        progress(id)
                                .body("data.phase", equalTo("loading_data"))
                                .body("data.progress_percent", equalTo(50))
                                .body("data.current_step", equalTo("Airport"))
                                .body("data.steps[0].status", equalTo("completed"))
                                .body("data.steps[0].type", equalTo("node"))
                                .body("data.status", equalTo("starting")));

        var active = Instant.parse("2026-03-01T10:00:00Z");
        TestWrapper.send(wrapper.ready(), wrapper.heartbeat(123_456, active));
        awaitStatus(id, "running");
        await().atMost(Scene.SOON)
                .untilAsserted(() ->
                        get(id).body("data.memory_usage_bytes", equalTo(123_456))
                                .body("data.disk_usage_bytes", equalTo(246_912))
                                .body("data.last_activity_at", equalTo("2026-03-01T10:00:00Z")));
        get(id).body(
                        "data.instance_url",
                        equalTo("http://127.0.0.1:8002/wrapper/" + spec.name().slug()))
                .body("data.started_at", notNullValue());
        progress(id)
                .body("data.phase", equalTo("ready"))
                .body("data.progress_percent", equalTo(100));
        internal(spec.name().slug().toString())
                .statusCode(200)
                .body("status", equalTo("running"))
                .body("address", equalTo(TestWrapper.ADDRESS.toString()))
                .body("incarnation", equalTo(1))
                .body("owner", equalTo("alice"));

        As.alice().post("/api/instances/" + id + "/terminate").then().statusCode(204);
        As.alice().get("/api/instances/" + id).then().statusCode(404);
        As.alice().delete("/api/instances/" + id).then().statusCode(404);
        await().atMost(Scene.SOON).until(() -> !runtime.knows(spec.name()));
        await().atMost(Scene.SOON)
                .untilAsserted(() -> internal(spec.name().slug().toString()).statusCode(404));
        await().atMost(Scene.SOON)
                .untilAsserted(() -> assertToldOf(spec.name().slug().toString(), id));
        As.alice().delete("/api/snapshots/" + snapshot).then().statusCode(204);
    }

    private static void assertToldOf(String slug, long id) {
        var told = InstanceEvents.of(slug);
        assertThat(told.getLast()).isEmpty();
        assertThat(told.get(told.size() - 2).orElseThrow())
                .isInstanceOf(InstanceEvent.Deleted.class);
        var states =
                told.stream()
                        .flatMap(Optional::stream)
                        .filter(InstanceEvent.Changed.class::isInstance)
                        .map(e -> ((InstanceEvent.Changed) e).status())
                        .distinct()
                        .toList();
        assertThat(states)
                .containsExactly(
                        InstanceStatus.WAITING_FOR_SNAPSHOT,
                        InstanceStatus.STARTING,
                        InstanceStatus.RUNNING,
                        InstanceStatus.STOPPING);
        var sequences =
                told.stream().flatMap(Optional::stream).map(InstanceEvent::sequence).toList();
        assertThat(sequences).isSorted().doesNotHaveDuplicates();
        assertThat(told.getFirst().orElseThrow().instanceId()).isEqualTo(id);
    }

    private ValidatableResponse internal(String slug) {
        return given().header("X-Service-Token", TestSettings.GATEWAY_TOKEN)
                .get(management.resolve("/api/internal/instances/" + slug))
                .then();
    }
}
