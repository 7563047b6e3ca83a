package io.grapholap.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.common.json.Json;
import io.grapholap.local.demo.Api;
import io.grapholap.local.demo.Api.ApiException;
import io.grapholap.local.demo.Flights;
import io.grapholap.local.demo.Platform;
import io.grapholap.local.demo.Traceparent;
import io.grapholap.local.process.ProcessRef;
import io.grapholap.local.stack.StackRecord.PartRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Control planes as real processes: killed in the middle of all moves, and two at once. */
@Tag("e2e")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ControlPlaneE2eTest {
    private static final Duration LEADER_GONE = Duration.ofSeconds(30);
    private static final Duration STOPS = Duration.ofSeconds(4);

    @TempDir private static Path directory;
    private static RunningPlatform running;
    private static Platform platform;
    private static Api api;
    private static long mapping;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        running = RunningPlatform.start(directory.resolve("state"));
        platform = running.platform();
        api = new Api("alice", Traceparent.random());
        mapping = platform.createMapping(Flights.mapping("control planes"));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    @Order(1)
    void everyMoveEndsRightThoughTheControlPlaneIsKilledInItsMiddle() {
        var first = running.awaitRunning(create("resized").path("id").asLong());
        long snapshot = first.path("snapshot_id").asLong();
        long resized = first.path("id").asLong();
        long suspended = running.awaitRunning(start(snapshot, "suspended")).path("id").asLong();
        long stopped = running.awaitRunning(start(snapshot, "stopped")).path("id").asLong();
        api.post(at(suspended, "/suspend"), Map.of());
        int memory = first.path("memory_gb").asInt();

        long starting = start(snapshot, "starting");
        var killer = Thread.ofPlatform().start(() -> killSoon());
        var wishes =
                List.<Runnable>of(
                        () -> api.post(at(suspended, "/resume"), Map.of()),
                        () -> api.delete(at(stopped, "")),
                        () -> api.put(at(resized, "/memory"), Map.of("memory_gb", memory + 1)));
        var done = wishes.stream().map(ControlPlaneE2eTest::attempt).toList();
        join(killer);
        awaitControlPlane();

        for (int i = 0; i < wishes.size(); i++) {
            // What got no answer is asked for again, as a client would.
            if (!done.get(i)) {
                attempt(wishes.get(i));
            }
        }
        for (long id : List.of(starting, suspended, resized)) {
            running.awaitRunning(id);
        }
        await("the one that was deleted")
                .atMost(RunningPlatform.STARTED)
                .until(() -> isGone(stopped));
        assertThat(platform.instance(resized).path("memory_gb").asInt()).isEqualTo(memory + 1);
        assertNothingIsLeftOver(List.of(starting, suspended, resized), stopped);

        api.post(at(starting, "/suspend"), Map.of());
        killSoon();
        awaitControlPlane();
        await("a suspension")
                .atMost(RunningPlatform.STARTED)
                .until(() ->
                        RunningPlatform.status(platform.instance(starting)).equals("suspended"));
        for (long id : List.of(starting, suspended, resized)) {
            platform.terminate(id);
        }
        assertNothingIsLeftOver(List.of(), stopped);
    }

    @Test
    @Order(2)
    void twoControlPlanesShareTheWorkAndOneTakesOverFromTheOther() throws Exception {
        var first = process("control-plane");
        var config = running.state().root().resolve("config/control-plane.properties");
        try (var second = Replica.of(first, config, directory.resolve("second"))) {
            var there = new Platform(api, second.url());
            long seen = create("seen elsewhere").path("id").asLong();
            try (var stream = EventLines.of(second.url(), seen)) {
                running.awaitRunning(seen);
                await("the second replica to tell of it")
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> stream.statuses().contains("running"));
                platform.terminate(seen);
                await("the end of the stream").atMost(Duration.ofSeconds(10)).until(stream::ended);
                assertThat(stream.statuses().getFirst()).isNotEqualTo("running");
                assertThat(stream.statuses()).doesNotHaveDuplicates();
            }
            JobRuns.assertEachClaimRunsOnce(config, second);

            long before = System.nanoTime();
            assertThat(second.says("reconciles instances")).isFalse();
            first.kill();
            await("the other one to lead")
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(LEADER_GONE)
                    .until(() -> second.says("This control plane reconciles instances"));
            System.out.printf(
                    "took over after %d ms%n",
                    Duration.ofNanos(System.nanoTime() - before).toMillis());
            long id = there.createInstance(mapping, "led by the other").path("id").asLong();
            await("an instance of the new leader")
                    .atMost(RunningPlatform.EXPORTED)
                    .until(() -> RunningPlatform.status(there.instance(id)).equals("running"));
            there.terminate(id);
            awaitControlPlane();
        }
    }

    @Test
    @Order(3)
    void whatIsAwayIsNamedAndAnIdleControlPlaneStopsAtOnce() throws Exception {
        awaitControlPlane();
        for (var part : List.of("kafka", "postgres")) {
            var name = part.equals("postgres") ? "database" : part;
            var died = running.kill(part);
            await(part + " to be missed")
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(RunningPlatform.STARTED)
                    .untilAsserted(() -> {
                        var answer =
                                Replica.get(
                                        running.stack().record().url("control-plane") + "/ready");
                        assertThat(answer.statusCode()).isEqualTo(503);
                        var body = Json.mapper().readTree(answer.body());
                        assertThat(body.path("status").asText()).isEqualTo("not_ready");
                        assertThat(body.path("failing").toString()).contains(name);
                    });
            running.awaitUpAgain(part, died);
            awaitControlPlane();
        }

        var log = running.state().log("control-plane");
        long read = Files.size(log);
        var idle = process("control-plane");
        long started = System.nanoTime();
        idle.terminate();
        assertThat(idle.awaitEnd(Duration.ofSeconds(30))).isTrue();
        var took = Duration.ofNanos(System.nanoTime() - started);
        System.out.printf("stopped within %d ms%n", took.toMillis());
        assertThat(took).isLessThan(STOPS);
        var last = Files.readString(log).substring((int) read);
        assertThat(last.lines().filter(l -> l.contains("\"ERROR\""))).isEmpty();
    }

    private static JsonNode create(String name) {
        return platform.createInstance(mapping, name);
    }

    private static long start(long snapshot, String name) {
        var wish = Map.of("snapshot_id", snapshot, "name", name);
        return api.post(URI.create(controlPlane() + "/api/instances"), wish)
                .path("data")
                .path("id")
                .asLong();
    }

    private static URI at(long instance, String rest) {
        return URI.create(controlPlane() + "/api/instances/" + instance + rest);
    }

    private static URI controlPlane() {
        return running.stack().record().url("control-plane");
    }

    /** Kills it while what was wished is under way. */
    private static void killSoon() {
        running.kill("control-plane");
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it was answered. */
    private static boolean attempt(Runnable wish) {
        try {
            wish.run();
            return true;
        } catch (ApiException e) {
            return e.status() / 100 == 4;
        }
    }

    private static boolean isGone(long instance) {
        try {
            platform.instance(instance);
            return false;
        } catch (ApiException e) {
            return e.status() == 404;
        }
    }

    private static void awaitControlPlane() {
        await("the control plane")
                .atMost(RunningPlatform.STARTED)
                .ignoreExceptions()
                .until(() -> Replica.status(controlPlane() + "/ready") == 200);
    }

    private static void assertNothingIsLeftOver(List<Long> alive, long deleted) {
        await("as many processes as instances, and a spare at most")
                .atMost(RunningPlatform.STARTED)
                .until(() -> {
                    int processes = running.stack().offspring().size();
                    return processes >= alive.size() && processes <= alive.size() + 1;
                });
        var kafka = "127.0.0.1:" + part("kafka").port();
        await("the last events")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    var log = InstanceLog.read(kafka);
                    log.assertGrowing();
                    alive.forEach(id -> log.assertEndsAs(platform.instance(id)));
                    log.assertEndsDeleted(deleted);
                });
    }

    private static PartRecord part(String name) {
        return running.stack().record().parts().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ProcessRef process(String name) {
        return part(name).process();
    }
}
