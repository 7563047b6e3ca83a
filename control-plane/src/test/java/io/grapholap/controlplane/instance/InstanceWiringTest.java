package io.grapholap.controlplane.instance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.event.WrapperEvent;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.common.instance.LoadStep.Status;
import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import io.grapholap.controlplane.snapshot.SnapshotContents;
import io.grapholap.controlplane.snapshot.SnapshotLife;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.grapholap.controlplane.testing.TestSettings;
import io.grapholap.controlplane.testing.TestWorker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class InstanceWiringTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject FakeRuntime runtime;
    @Inject HeartbeatTrust trust;
    @Inject SnapshotLife snapshots;
    @Inject DataSource database;

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
        var spec = awaitStart(id);
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
        await().atMost(SOON)
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
        await().atMost(SOON)
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
        await().atMost(SOON).until(() -> !runtime.knows(spec.name()));
        await().atMost(SOON)
                .untilAsserted(() -> internal(spec.name().slug().toString()).statusCode(404));
        await().atMost(SOON).untilAsserted(() -> assertToldOf(spec.name().slug().toString(), id));
        As.alice().delete("/api/snapshots/" + snapshot).then().statusCode(204);
    }

    private static void assertToldOf(String slug, long id) {
        var told = InstanceEvents.of(slug);
        assertThat(told.getLast()).isEmpty();
        assertThat(told.get(told.size() - 2).orElseThrow())
                .isInstanceOf(InstanceEvent.Deleted.class);
        var states =
                told.stream()
                        .flatMap(java.util.Optional::stream)
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
                told.stream()
                        .flatMap(java.util.Optional::stream)
                        .map(InstanceEvent::sequence)
                        .toList();
        assertThat(sequences).isSorted().doesNotHaveDuplicates();
        assertThat(told.getFirst().orElseThrow().instanceId()).isEqualTo(id);
    }

    @Test
    void aSnapshotThatFailsFailsItsInstanceWithTheSameText() {
        long mapping = Graphs.storedFlights("fails");
        var created = create("{\"mapping_id\": %d, \"name\": \"doomed\"}", mapping).statusCode(201);
        var json = created.extract().jsonPath();
        long id = json.getLong("data.id");
        long snapshot = json.getLong("data.snapshot_id");

        inTransaction(() -> snapshots.failed(snapshot, "Airport: no such table"));

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
    void aWrapperThatDiesFailsItsInstance() {
        long id = running("dies");
        var name = specOf(id).name();

        runtime.die(name, "free(): invalid pointer");

        awaitStatus(id, "failed");
        get(id).body("data.error_code", equalTo("UNEXPECTED_TERMINATION"))
                .body("data.error_message", containsString("free(): invalid pointer"))
                .body("data.instance_url", nullValue());
        await().atMost(SOON).until(() -> !runtime.knows(name));
    }

    @Test
    void whatAWrapperSaysOfItsFailureIsKeptEvenIfItEndsFirst() {
        long id = starting("explains");
        var spec = specOf(id);
        var wrapper = new TestWrapper(spec);

        runtime.die(spec.name(), "exiting");
        TestWrapper.send(
                wrapper.failed(InstanceErrorCode.DATA_LOAD_ERROR, "The manifest is missing."));

        awaitStatus(id, "failed");
        get(id).body("data.error_code", equalTo("DATA_LOAD_ERROR"))
                .body("data.error_message", equalTo("The manifest is missing."))
                .body("data.stack_trace", equalTo("at Load.java:1"));
    }

    @Test
    void reportsDeliveredTwiceAndOutOfOrderChangeNothing() {
        long id = starting("twice");
        var wrapper = new TestWrapper(specOf(id));
        var events = new ArrayList<WrapperEvent>();
        events.add(wrapper.heartbeat(1, null));
        events.add(wrapper.progressed(InstancePhase.DOWNLOADING, Status.PENDING));
        events.add(wrapper.progressed(InstancePhase.LOADING_DATA, Status.IN_PROGRESS));
        events.add(wrapper.ready());
        events.add(wrapper.heartbeat(2, null));
        events.add(wrapper.progressed(InstancePhase.READY, Status.COMPLETED));
        events.add(wrapper.heartbeat(3, Instant.parse("2026-03-01T10:00:00Z")));
        TestWrapper.send(events);
        awaitStatus(id, "running");
        await().atMost(SOON)
                .untilAsserted(() -> get(id).body("data.memory_usage_bytes", equalTo(3)));
        var before = state(id);

        var again = new ArrayList<>(events);
        again.addAll(events);
        Collections.shuffle(again, new Random(42));
        TestWrapper.send(again);
        // Everything of this instance before it has been applied once this one is.
        TestWrapper.send(wrapper.heartbeat(4, null));
        await().atMost(SOON)
                .untilAsserted(() -> get(id).body("data.memory_usage_bytes", equalTo(4)));

        assertThat(state(id)).isEqualTo(before);
        get(id).body("data.last_activity_at", equalTo("2026-03-01T10:00:00Z"));
        progress(id).body("data.steps[0].status", equalTo("completed"));
    }

    @Test
    void nobodyElseSpeaksForAWrapper() {
        long id = starting("forged");
        var spec = specOf(id);
        var older =
                new WrapperSpec(
                        new WrapperName(spec.name().slug(), 2),
                        spec.instanceId(),
                        spec.startToken(),
                        spec.owner(),
                        spec.engine(),
                        spec.snapshotId(),
                        spec.mappingId(),
                        spec.mappingVersion(),
                        spec.storeRoot(),
                        spec.memoryBytes(),
                        spec.cpuCores(),
                        null);
        var forged = new TestWrapper(spec, "guessed");
        var real = new TestWrapper(spec);
        var active = Instant.parse("2026-03-01T10:00:00Z");

        TestWrapper.send(
                forged.ready(),
                forged.heartbeat(666, Instant.EPOCH),
                new TestWrapper(older).ready(),
                real.heartbeat(1, active));

        await().atMost(SOON)
                .untilAsserted(() ->
                        get(id).body("data.last_activity_at", equalTo("2026-03-01T10:00:00Z")));
        get(id).body("data.status", equalTo("starting"));
    }

    @Test
    void aWrapperThatCannotBeStartedFailsItsInstance() {
        long snapshot = readySnapshot("unlucky");
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
    void aReadySnapshotStartsManyInstancesAtOnceAndStaysWhileTheyNeedIt() {
        long snapshot = readySnapshot("shared");
        long first = fromSnapshot(snapshot, "first");
        long second = fromSnapshot(snapshot, "second");
        var one = awaitStart(first);
        var two = awaitStart(second);
        assertThat(one.startToken()).isNotEqualTo(two.startToken());

        As.alice().delete("/api/snapshots/" + snapshot).then().statusCode(409);
        As.bob().delete("/api/instances/" + first).then().statusCode(403);
        As.carol().delete("/api/instances/" + first).then().statusCode(204);
        As.alice().delete("/api/instances/" + second).then().statusCode(204);
        await().atMost(SOON).until(() -> !runtime.knows(one.name()) && !runtime.knows(two.name()));
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

    @Test
    void aWrapperThatNoRowExplainsIsStopped() {
        var stray = new WrapperName(UUID.randomUUID(), 1);
        runtime.appear(stray);
        await().atMost(SOON).until(() -> !runtime.knows(stray));
    }

    @Test
    void heartbeatsAreTrustedOnceTheyArrive() {
        await().atMost(SOON).until(() -> trust.heardSince() != null);
    }

    @Test
    void whoLosesTheDatabaseLeadsAgain() throws SQLException {
        long snapshot = readySnapshot("leader");
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var leaders =
                        statement.executeQuery(
                                "select pg_terminate_backend(pid) from pg_stat_activity where"
                                        + " query = 'listen control_plane_instances'")) {
            assertThat(leaders.next()).isTrue();
        }
        awaitStart(fromSnapshot(snapshot, "led"));
    }

    @Test
    void nothingIsStoredOfARequestThatIsRefused() {
        long mapping = Graphs.storedFlights("refused");
        long pending = Graphs.requestedSnapshot(mapping, "pending");
        create("{\"mapping_id\": %d, \"mapping_version\": 9, \"name\": \"v9\"}", mapping)
                .statusCode(400);
        create("{\"mapping_id\": %d, \"name\": \"v9\"}", 999_999_999).statusCode(404);
        create("{\"snapshot_id\": %d, \"name\": \"v9\"}", 999_999_999).statusCode(404);
        create("{\"snapshot_id\": %d, \"name\": \"v9\"}", pending)
                .statusCode(409)
                .body("error.code", equalTo("INVALID_STATE"))
                .body("error.details.required_state", equalTo("ready"));
        create(
                        """
                        {"mapping_id": %d, "snapshot_id": 1, "name": "", "wrapper_type": "oracle",
                         "ttl": "P8D", "inactivity_timeout": "soon", "cpu_cores": 9}
                        """,
                        mapping)
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body(
                        "error.details.errors.field",
                        hasItems(
                                "body.snapshot_id",
                                "body.name",
                                "body.wrapper_type",
                                "body.ttl",
                                "body.inactivity_timeout",
                                "body.cpu_cores"));
        create("{\"name\": \"v9\"}%s", "").statusCode(400);
        As.alice().get("/api/instances?search=v9").then().body("data", hasSize(0));
        As.alice().get("/api/snapshots?search=v9").then().body("data", hasSize(0));
    }

    @Test
    void listsAreFilteredSortedAndPaged() {
        long mapping = Graphs.storedFlights("listed");
        for (var name : List.of("list_b", "list%a")) {
            As.user("lister", "analyst")
                    .body(
                            "{\"mapping_id\": %d, \"name\": \"%s\", \"ttl\": \"P1DT12H\"}"
                                    .formatted(mapping, name))
                    .post("/api/instances/from-mapping")
                    .then()
                    .statusCode(201);
        }
        list("owner=lister&sort_by=name&sort_order=asc")
                .body("data.name", contains("list%a", "list_b"))
                .body("meta.total", equalTo(2));
        list("owner=lister&search=LIST_B").body("data.name", contains("list_b"));
        list("owner=lister&status=running").body("data", hasSize(0));
        list("owner=lister&status=waiting_for_snapshot&limit=1&offset=1")
                .body("data.name", contains("list_b"))
                .body("data[0].snapshot_name", equalTo("list_b"));
        list("owner=lister&created_before=2020-01-01").body("data", hasSize(0));
        As.alice()
                .get("/api/instances?status=asleep&created_after=x&limit=0")
                .then()
                .statusCode(400)
                .body(
                        "error.details.errors.field",
                        hasItems("query.status", "query.created_after", "query.limit"));
    }

    private static ValidatableResponse create(String body, Object id) {
        return As.alice().body(body.formatted(id)).post("/api/instances").then();
    }

    private static ValidatableResponse list(String query) {
        return As.alice()
                .urlEncodingEnabled(false)
                .get("/api/instances?" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse get(long id) {
        return As.bob().get("/api/instances/" + id).then().statusCode(200);
    }

    private static ValidatableResponse progress(long id) {
        return As.bob().get("/api/instances/" + id + "/progress").then().statusCode(200);
    }

    private ValidatableResponse internal(String slug) {
        return given().header("X-Service-Token", TestSettings.GATEWAY_TOKEN)
                .get(management.resolve("/api/internal/instances/" + slug))
                .then();
    }

    private static String status(long id) {
        return get(id).extract().jsonPath().getString("data.status");
    }

    /** All that is not measured. */
    private static List<Object> state(long id) {
        JsonPath json = get(id).extract().jsonPath();
        return List.of(
                json.getString("data.status"),
                json.getString("data.updated_at"),
                json.getString("data.started_at"),
                json.getString("data.instance_url"));
    }

    private static void awaitStatus(long id, String status) {
        await().atMost(SOON).until(() -> status(id), s -> s.equals(status));
    }

    private WrapperSpec awaitStart(long id) {
        return await().atMost(SOON).until(() -> specOf(id), s -> s != null);
    }

    private WrapperSpec specOf(long id) {
        var pod = get(id).extract().jsonPath().getString("data.pod_name");
        return pod == null
                ? null
                : runtime.lastStartOf(UUID.fromString(pod.substring("wrapper-".length())));
    }

    /** A snapshot that is ready without any export. */
    private long readySnapshot(String name) {
        long snapshot = Graphs.requestedSnapshot(Graphs.storedFlights(name), name);
        var contents =
                new SnapshotContents(140, Map.of("Airport", 7L), Map.of("ROUTE", 7L), List.of());
        inTransaction(() -> snapshots.ready(snapshot, contents));
        return snapshot;
    }

    private static void inTransaction(Supplier<Uni<Void>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static long fromSnapshot(long snapshot, String name) {
        return As.alice()
                .body("{\"snapshot_id\": %d, \"name\": \"%s\"}".formatted(snapshot, name))
                .post("/api/instances")
                .then()
                .statusCode(201)
                .body("data.status", equalTo("starting"))
                .extract()
                .jsonPath()
                .getLong("data.id");
    }

    private long starting(String name) {
        long id = fromSnapshot(readySnapshot(name), name);
        awaitStart(id);
        return id;
    }

    private long running(String name) {
        long id = starting(name);
        TestWrapper.send(new TestWrapper(specOf(id)).ready());
        awaitStatus(id, "running");
        return id;
    }
}
