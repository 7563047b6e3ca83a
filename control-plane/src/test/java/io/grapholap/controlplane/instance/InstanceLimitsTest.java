package io.grapholap.controlplane.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.controlplane.testing.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Limits hold exactly, however many ask at once, and what is counted is what there is. */
@QuarkusTest
@Tag("wiring")
class InstanceLimitsTest {
    private static final int MANY = 50;

    @Inject Scene scene;
    @Inject FakeRuntime runtime;

    @AfterEach
    void clear() {
        scene.clear();
        limits("{\"per_analyst\": 10, \"cluster_total\": 50}");
    }

    @Test
    void fiftyAtOnceAgainstALimitOfFive() throws Exception {
        long snapshot = scene.readySnapshot("crowd");
        limits("{\"per_analyst\": 5}");

        var answers = atOnce(_ -> create("crowd", snapshot));

        assertThat(answers).isEqualTo(Map.of("201", 5L, "409 per_analyst", MANY - 5L));
        assertThat(counted("crowd")).isEqualTo(5);
        As.user("crowd", "analyst")
                .get("/api/instances/user/status")
                .then()
                .statusCode(200)
                .body("data.active_instances", equalTo(5))
                .body("data.per_user_limit", equalTo(5))
                .body("data.available_slots", equalTo(0));
        scene.assertNoDrift();
    }

    @Test
    void fiftyOwnersAtOnceAgainstAClusterLimitOfTwenty() throws Exception {
        long snapshot = scene.readySnapshot("cluster");
        limits("{\"cluster_total\": 20}");

        var answers = atOnce(i -> create("owner-" + i, snapshot));

        assertThat(answers).isEqualTo(Map.of("201", 20L, "409 cluster_total", MANY - 20L));
        assertThat(scene.rows("select count(*) from instances where name = 'cluster-test'"))
                .containsExactly("20");
    }

    @Test
    void whatEndsOrFailsMakesRoom() {
        long snapshot = scene.readySnapshot("room");
        limits("{\"per_analyst\": 1}");
        var first = create("roomer", snapshot);
        assertThat(create("roomer", snapshot).statusCode()).isEqualTo(409);
        long id = first.jsonPath().getLong("data.id");
        As.user("roomer", "analyst").delete("/api/instances/" + id).then().statusCode(204);

        var second = create("roomer", snapshot);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(create("roomer", snapshot).statusCode()).isEqualTo(409);
        long failing = second.jsonPath().getLong("data.id");
        runtime.die(scene.awaitStart(failing).name(), "no reason");
        Instances.awaitStatus(failing, "failed");

        assertThat(create("roomer", snapshot).statusCode()).isEqualTo(201);
    }

    @Test
    void memoryIsReservedBeforeAnyOfItIsUsed() {
        // 18 GiB of Parquet need 1.5 times 22.1 GiB, of which an instance gets 32 at most.
        long big = scene.readySnapshot("big", 18L << 30);
        for (int i = 0; i < 2; i++) {
            create("hungry", big).then().statusCode(201).body("data.memory_gb", equalTo(32));
        }
        create("hungry", big)
                .then()
                .statusCode(409)
                .body("error.details.limit_type", equalTo("user_memory"))
                .body("error.details.current_count", equalTo(64))
                .body("error.details.max_allowed", equalTo(64));
        long tooBig = scene.readySnapshot("too big", 40L << 30);
        create("giant", tooBig)
                .then()
                .statusCode(409)
                .body("error.details.limit_type", equalTo("instance_memory"))
                .body("error.details.max_allowed", equalTo(32));
    }

    @Test
    void aSnapshotThatTurnsOutTooBigFailsItsInstanceAlone() {
        long id = scene.waiting("grows");
        long snapshot = Instances.get(id).extract().jsonPath().getLong("data.snapshot_id");

        scene.makeReady(snapshot, 40L << 30);

        Instances.awaitStatus(id, "failed");
        Instances.get(id).body("data.error_code", equalTo("STARTUP_FAILED"));
        As.alice().get("/api/snapshots/" + snapshot).then().body("data.status", equalTo("ready"));
    }

    @Test
    void whateverHappensWhatIsCountedIsWhatThereIs() throws Exception {
        long seed = System.nanoTime();
        long snapshot = scene.readySnapshot("random");
        limits("{\"per_analyst\": 4, \"cluster_total\": 9}");
        var random = new Random(seed);
        var steps = random.ints(120, 0, 7).boxed().toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var done = steps.stream().map(s -> threads.submit(step(s, snapshot, random))).toList();
            for (var step : done) {
                assertThat(step.get()).as("seed %d", seed).isLessThan(500);
            }
        }
        scene.assertNoDrift();
    }

    /** One random act of one of three owners; its status. */
    private Callable<Integer> step(int act, long snapshot, Random random) {
        var owner = "random-" + random.nextInt(3);
        int pick = random.nextInt(4);
        return () -> {
            if (act < 3) {
                return create(owner, snapshot).statusCode();
            }
            List<Integer> ids =
                    As.carol().get("/api/instances?limit=100&owner=" + owner).path("data.id");
            if (ids.isEmpty()) {
                return 200;
            }
            long id = ids.get(pick % ids.size());
            var as = As.user(owner, "analyst");
            return switch (act) {
                case 3 -> as.delete("/api/instances/" + id).statusCode();
                case 4 -> as.post("/api/instances/" + id + "/suspend").statusCode();
                case 5 -> as.post("/api/instances/" + id + "/resume").statusCode();
                default -> crash(id);
            };
        };
    }

    private int crash(long id) {
        var answer = As.carol().get("/api/instances/" + id);
        String pod = answer.path("data.pod_name");
        var spec =
                pod == null
                        ? null
                        : runtime.lastStartOf(UUID.fromString(pod.substring("wrapper-".length())));
        if (spec != null) {
            TestWrapper.send(new TestWrapper(spec).ready());
            runtime.die(spec.name(), "chance");
        }
        return 200;
    }

    private static Response create(String owner, long snapshot) {
        return As.user(owner, "analyst")
                .body("{\"snapshot_id\": %d, \"name\": \"cluster-test\"}".formatted(snapshot))
                .post("/api/instances");
    }

    private static void limits(String body) {
        As.dave().body(body).put("/api/config/concurrency").then().statusCode(200);
    }

    private long counted(String owner) {
        return Long.parseLong(
                scene.rows(
                                "select instances from instance_usage where owner_username = '"
                                        + owner
                                        + "'")
                        .getFirst());
    }

    /** How often each answer was given, by status and limit. */
    private static Map<String, Long> atOnce(IntFunction<Response> request)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(MANY)) {
            List<Future<Response>> answers =
                    threads.invokeAll(
                            IntStream.range(0, MANY)
                                    .<Callable<Response>>mapToObj(i -> () -> request.apply(i))
                                    .toList());
            return answers.stream()
                    .map(InstanceLimitsTest::outcome)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        }
    }

    private static String outcome(Future<Response> answer) {
        var response = answer.resultNow();
        return response.statusCode() == 201
                ? "201"
                : response.statusCode() + " " + response.path("error.details.limit_type");
    }
}
