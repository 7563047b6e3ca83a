package io.grapholap.controlplane.runtime.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.ObservedWrapper.End;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PodObservationTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void aPodThatRunsIsAWrapperThatRuns() {
        assertThat(observe("phase: Running")).isEqualTo(ObservedWrapper.running(Specs.NAME));
        assertThat(observe("{}")).isEqualTo(ObservedWrapper.running(Specs.NAME));
    }

    @Test
    void whatTakesLongInTheOrdinaryWayIsNoHindrance() {
        assertThat(observe(waiting("ContainerCreating", null)).hindrance()).isNull();
    }

    @Test
    void anImageThatCannotBePulledIsNamed() {
        var wrapper = observe(waiting("ImagePullBackOff", "Back-off pulling image \"x:1\""));

        assertThat(wrapper.running()).isTrue();
        assertThat(wrapper.hindrance())
                .isEqualTo("ImagePullBackOff: Back-off pulling image \"x:1\"");
    }

    @Test
    void aClusterWithoutRoomIsNamed() {
        var wrapper =
                observe(
                        """
                        phase: Pending
                        conditions:
                        - {type: PodScheduled, status: "False", reason: Unschedulable,
                           message: "0/3 nodes are available: 3 Insufficient memory."}
                        """);

        assertThat(wrapper.hindrance())
                .isEqualTo("Unschedulable: 0/3 nodes are available: 3 Insufficient memory.");
    }

    @Test
    void theKernelsKillForMemoryIsKnown() {
        assertThat(observe(terminated("OOMKilled", 137, null)).end())
                .isEqualTo(new End(finished(), true, "OOMKilled, exit status 137", null));
    }

    @Test
    void aJvmOutOfMemoryIsKnownByItsLastWords() {
        var end =
                observe(terminated("Error", 3, "java.lang.OutOfMemoryError: Java heap space"))
                        .end();

        assertThat(end)
                .isEqualTo(
                        new End(
                                finished(),
                                true,
                                "exit status 3",
                                "java.lang.OutOfMemoryError: Java heap space"));
    }

    @Test
    void lastWordsAreTheMessageOfTheLastLine() {
        var log =
                "starting\\n{\\\"message\\\":\\\"the manifest is damaged\\\",\\\"level\\\":\\\"ERROR\\\"}\\n";

        assertThat(observe(terminated("Error", 1, log)).end())
                .isEqualTo(new End(finished(), false, "exit status 1", "the manifest is damaged"));
    }

    @Test
    void anEvictedPodSaysWhy() {
        var end =
                observe(
                                """
                                phase: Failed
                                reason: Evicted
                                message: "The node was low on resource: ephemeral-storage."
                                """)
                        .end();

        assertThat(end)
                .isEqualTo(
                        new End(
                                NOW,
                                false,
                                "Evicted: The node was low on resource: ephemeral-storage.",
                                null));
    }

    @Test
    void aPodThatIsCompleteHasEnded() {
        assertThat(observe("phase: Succeeded").running()).isFalse();
    }

    @Test
    void whatIsBeingDeletedIsNotThereAndStrangersNeverWere() {
        var leaving =
                pod("phase: Running")
                        .edit()
                        .editMetadata()
                        .withDeletionTimestamp("2026-01-01T00:00:00Z")
                        .endMetadata()
                        .build();
        var stranger =
                pod("phase: Running")
                        .edit()
                        .editMetadata()
                        .removeFromLabels(Labels.SLUG)
                        .endMetadata()
                        .build();
        var bare = new PodBuilder().withNewMetadata().withName("p").endMetadata().build();

        assertThat(PodObservation.of(leaving, NOW)).isEmpty();
        assertThat(PodObservation.of(stranger, NOW)).isEmpty();
        assertThat(PodObservation.of(bare, NOW)).isEmpty();
    }

    private static Instant finished() {
        return Instant.parse("2026-01-02T03:00:00Z");
    }

    private static String waiting(String reason, @Nullable String message) {
        return """
        phase: Pending
        containerStatuses:
        - name: wrapper
          state: {waiting: {reason: %s, message: %s}}
        """
                .formatted(reason, message == null ? "null" : "'" + message + "'");
    }

    private static String terminated(String reason, int exit, @Nullable String message) {
        return """
        phase: Failed
        containerStatuses:
        - name: wrapper
          state: {terminated: {reason: %s, exitCode: %d, finishedAt: "2026-01-02T03:00:00Z", message: %s}}
        """
                .formatted(reason, exit, message == null ? "null" : "\"" + message + "\"");
    }

    private static ObservedWrapper observe(String status) {
        return PodObservation.of(pod(status), NOW).orElseThrow();
    }

    private static Pod pod(String status) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(Specs.POD)
                .withLabels(Labels.of("control-plane", Specs.spec()))
                .endMetadata()
                .withStatus(Serialization.unmarshal(status, PodStatus.class))
                .build();
    }
}
