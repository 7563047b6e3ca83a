package io.grapholap.controlplane.instance;

import static io.grapholap.controlplane.instance.Instances.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstanceResources;
import io.grapholap.controlplane.runtime.WrapperSpec;
import io.grapholap.controlplane.testing.As;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a running instance may use changes while it runs. */
@QuarkusTest
@Tag("wiring")
class ResizingTest {
    private static final long GIB = 1L << 30;

    @Inject Scene scene;
    @Inject FakeRuntime runtime;
    @Inject ResourceMonitor monitor;
    @Inject MeterRegistry meters;

    private WrapperStub wrapper;

    @BeforeEach
    void open() throws IOException {
        wrapper = new WrapperStub();
    }

    @AfterEach
    void clear() {
        wrapper.close();
        scene.clear();
    }

    @Test
    void coresAndMemoryChangeWhileItRuns() {
        long id = scene.running("grows", wrapper.address());
        var spec = scene.specOf(id);

        put(id, "cpu", "{\"cpu_cores\": 4}").statusCode(200).body("data.cpu_cores", equalTo(4));
        put(id, "memory", "{\"memory_gb\": 8}").statusCode(200).body("data.memory_gb", equalTo(8));
        put(id, "memory", "{\"memory_gb\": 8}").statusCode(200);

        assertThat(wrapper.taken())
                .containsExactly(
                        new InstanceResources(3 * GIB, 4),
                        new InstanceResources(8 * GIB, 4),
                        new InstanceResources(8 * GIB, 4));
        assertThat(runtime.resized(spec.name())).isEqualTo(new InstanceResources(8 * GIB, 4));
        assertThat(wrapper.tokens()).containsOnly(Launch.hash(spec.startToken()));
        get(id).body("data.status", equalTo("running"));
        events(id)
                .body("data.event_type", contains("memory_upgraded", "cpu_updated", "started"))
                .body("data[0].details.from_memory_gb", equalTo(3))
                .body("data[0].details.to_memory_gb", equalTo(8))
                .body("data[0].details.by", equalTo("alice"))
                .body("data[1].details.to_cpu_cores", equalTo(4));
        scene.assertNoDrift();
    }

    @Test
    void memoryDoesNotShrink() {
        long id = scene.running("shrinks", wrapper.address());
        put(id, "memory", "{\"memory_gb\": 2}")
                .statusCode(409)
                .body("error.code", equalTo("INVALID_STATE"))
                .body("error.message", containsString("cannot shrink to 2 GiB"));
        get(id).body("data.memory_gb", equalTo(3));
        assertThat(wrapper.taken()).isEmpty();
    }

    @Test
    void whatIsOutOfRangeOrAboveALimitIsRefused() {
        long id = scene.running("range", wrapper.address());
        for (var bad : new String[] {"{}", "{\"cpu_cores\": 0}", "{\"cpu_cores\": 9}", ""}) {
            put(id, "cpu", bad).statusCode(400).body("error.code", equalTo("VALIDATION_FAILED"));
        }
        for (var bad : new String[] {"{}", "{\"memory_gb\": 1}", "{\"memory_gb\": 33}"}) {
            put(id, "memory", bad).statusCode(400);
        }
        long other = scene.running("other", wrapper.address());
        long third = scene.running("third", wrapper.address());
        put(id, "memory", "{\"memory_gb\": 32}").statusCode(200);
        put(other, "memory", "{\"memory_gb\": 29}").statusCode(200);
        put(third, "memory", "{\"memory_gb\": 4}")
                .statusCode(409)
                .body("error.details.limit_type", equalTo("user_memory"));
        get(third).body("data.memory_gb", equalTo(3));
        As.bob()
                .body("{\"cpu_cores\": 2}")
                .put("/api/instances/" + id + "/cpu")
                .then()
                .statusCode(403);
    }

    @Test
    void whatTheWrapperDoesNotTakeIsTakenBack() {
        long id = scene.running("refuses", wrapper.address());
        wrapper.answer(503);

        put(id, "memory", "{\"memory_gb\": 8}")
                .statusCode(503)
                .body("error.message", containsString("taken back"));

        get(id).body("data.memory_gb", equalTo(3)).body("data.status", equalTo("running"));
        events(id)
                .body("data.event_type", contains("resize_failed", "started"))
                .body("data[0].details.wanted", equalTo("memory_upgraded"))
                .body("data[0].details.to_memory_gb", equalTo(8));
        scene.assertNoDrift();
    }

    @Test
    void whoRunsShortOfMemoryIsGivenMoreOnceInAWhile() {
        long id = scene.running("short", wrapper.address());
        var spec = scene.specOf(id);
        uses(id, spec, 27 * GIB / 10, 1);

        double passes = count("passes");
        double proactive = count("proactive_resizes");
        double urgent = count("urgent_resizes");
        Scene.inTransaction(monitor::run);
        Scene.inTransaction(monitor::run);

        get(id).body("data.memory_gb", equalTo(6));
        assertThat(wrapper.taken()).containsExactly(new InstanceResources(6 * GIB, 1));
        events(id)
                .body("data.event_type", contains("memory_upgraded", "started"))
                .body("data[0].details.by", equalTo("system"))
                .body("data[0].details.reason", equalTo("proactive"));

        scene.execute(
                "update instances set upgraded_at = now() - interval '6 minutes' where id = " + id);
        uses(id, spec, 58 * GIB / 10, 2);
        Scene.inTransaction(monitor::run);
        get(id).body("data.memory_gb", equalTo(12));
        events(id).body("data[0].details.reason", equalTo("urgent"));

        scene.execute(
                "update instances set upgraded_at = null, upgrade_count = 3 where id = " + id);
        uses(id, spec, 11 * GIB, 3);
        Scene.inTransaction(monitor::run);
        get(id).body("data.memory_gb", equalTo(12));
        assertThat(count("passes") - passes).isGreaterThanOrEqualTo(4);
        assertThat(count("proactive_resizes") - proactive).isEqualTo(1);
        assertThat(count("urgent_resizes") - urgent).isEqualTo(1);
    }

    private double count(String what) {
        return meters.counter("resource_monitor_" + what).count();
    }

    @Test
    void whatRanOutOfMemoryComesBackWithTwiceAsMuch() {
        long id = scene.running("oom", wrapper.address());
        var first = scene.specOf(id);

        runtime.outOfMemory(first.name());

        await().atMost(Scene.SOON).until(() -> scene.specOf(id), s -> s.name().incarnation() == 2);
        var second = scene.specOf(id);
        assertThat(second.memoryBytes()).isEqualTo(6 * GIB);
        get(id).body("data.status", equalTo("resuming")).body("data.memory_gb", equalTo(6));
        events(id)
                .body("data[0].event_type", equalTo("oom_recovered"))
                .body("data[0].details.to_memory_gb", equalTo(6))
                .body("data[0].details.notice", containsString("gone"));

        scene.execute("update instances set upgrade_count = 3 where id = " + id);
        TestWrapper.send(new TestWrapper(second).failed(InstanceErrorCode.OOM_KILLED, "Too big."));
        Instances.awaitStatus(id, "failed");
        get(id).body("data.error_code", equalTo("OOM_KILLED"));
        scene.assertNoDrift();
    }

    private void uses(long id, WrapperSpec spec, long bytes, int beats) {
        var playing = new TestWrapper(spec);
        for (int i = 0; i <= beats; i++) {
            TestWrapper.send(playing.heartbeat(bytes, Instant.now()));
        }
        await().atMost(Scene.SOON)
                .untilAsserted(() ->
                        assertThat(get(id).extract().jsonPath().getLong("data.memory_usage_bytes"))
                                .isEqualTo(bytes));
    }

    private static ValidatableResponse put(long id, String what, String body) {
        return As.alice().body(body).put("/api/instances/" + id + "/" + what).then();
    }

    private static ValidatableResponse events(long id) {
        return As.bob().get("/api/instances/" + id + "/events").then().statusCode(200);
    }
}
