package io.grapholap.controlplane.instance;

import static io.grapholap.controlplane.instance.Instances.awaitStatus;
import static io.grapholap.controlplane.instance.Instances.get;
import static io.grapholap.controlplane.instance.Instances.progress;
import static io.grapholap.controlplane.instance.Instances.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.common.event.WrapperEvent;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.LoadStep.Status;
import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What wrappers say of themselves, and who is believed. */
@QuarkusTest
@Tag("wiring")
class WrapperReportsTest {
    @Inject Scene scene;
    @Inject FakeRuntime runtime;

    @AfterEach
    void clear() {
        scene.clear();
    }

    @Test
    void whatAWrapperSaysOfItsFailureIsKeptEvenIfItEndsFirst() {
        long id = scene.starting("explains");
        var spec = scene.specOf(id);
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
        long id = scene.starting("twice");
        var wrapper = new TestWrapper(scene.specOf(id));
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
        await().atMost(Scene.SOON)
                .untilAsserted(() -> get(id).body("data.memory_usage_bytes", equalTo(3)));
        var before = state(id);

        var again = new ArrayList<>(events);
        again.addAll(events);
        Collections.shuffle(again, new Random(42));
        TestWrapper.send(again);
        // Everything of this instance before it has been applied once this one is.
        TestWrapper.send(wrapper.heartbeat(4, null));
        await().atMost(Scene.SOON)
                .untilAsserted(() -> get(id).body("data.memory_usage_bytes", equalTo(4)));

        assertThat(state(id)).isEqualTo(before);
        get(id).body("data.last_activity_at", equalTo("2026-03-01T10:00:00Z"));
        progress(id).body("data.steps[0].status", equalTo("completed"));
    }

    @Test
    void nobodyElseSpeaksForAWrapper() {
        long id = scene.starting("forged");
        var spec = scene.specOf(id);
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
                        spec.diskBytes(),
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

        await().atMost(Scene.SOON)
                .untilAsserted(() ->
                        get(id).body("data.last_activity_at", equalTo("2026-03-01T10:00:00Z")));
        get(id).body("data.status", equalTo("starting"));
    }
}
