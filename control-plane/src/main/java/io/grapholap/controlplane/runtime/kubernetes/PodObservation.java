package io.grapholap.controlplane.runtime.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.grapholap.controlplane.runtime.LastWords;
import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.ObservedWrapper.End;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a pod says about its wrapper. Asks nobody. */
final class PodObservation {
    private static final String OOM_KILLED = "OOMKilled";

    /** What a container waits for in the ordinary way of things. */
    private static final Set<String> ORDINARY = Set.of("ContainerCreating", "PodInitializing");

    private PodObservation() {}

    /**
     * The wrapper in a pod; nothing if the pod is no wrapper's, or is going away: whoever deleted
     * it, nothing holds it any more.
     *
     * @param now when an end counts as noticed that the pod does not date
     */
    static Optional<ObservedWrapper> of(Pod pod, Instant now) {
        var meta = pod.getMetadata();
        if (meta.getDeletionTimestamp() != null || meta.getLabels() == null) {
            return Optional.empty();
        }
        var status = pod.getStatus() == null ? new PodStatus() : pod.getStatus();
        return Labels.name(meta.getLabels())
                .map(name -> new ObservedWrapper(name, end(status, now), hindrance(status)));
    }

    private static @Nullable End end(PodStatus status, Instant now) {
        var terminated =
                container(status).map(ContainerStatus::getState).map(ContainerState::getTerminated);
        if (terminated.isPresent()) {
            return end(terminated.get(), now);
        }
        return switch (status.getPhase()) {
            case "Failed" -> new End(now, false, clause(status), null);
            case "Succeeded" -> new End(now, false, "its pod is complete", null);
            case null, default -> null;
        };
    }

    private static End end(ContainerStateTerminated terminated, Instant now) {
        var words = terminated.getMessage() == null ? null : LastWords.of(terminated.getMessage());
        var reason = terminated.getReason();
        var exit = "exit status " + terminated.getExitCode();
        boolean plain = reason == null || reason.equals("Error") || reason.equals("Completed");
        return new End(
                time(terminated.getFinishedAt(), now),
                OOM_KILLED.equals(reason) || LastWords.tellOfMemory(words),
                plain ? exit : reason + ", " + exit,
                words);
    }

    /** Why a pod failed without a word of its container: evicted, or its node is gone. */
    private static String clause(PodStatus status) {
        return sentence(
                status.getReason() == null ? "its pod failed" : status.getReason(),
                status.getMessage());
    }

    /** What keeps a container from running; null if nothing does. */
    private static @Nullable String hindrance(PodStatus status) {
        var waiting =
                container(status)
                        .map(ContainerStatus::getState)
                        .map(ContainerState::getWaiting)
                        .filter(w -> w.getReason() != null && !ORDINARY.contains(w.getReason()))
                        .map(w -> sentence(w.getReason(), w.getMessage()));
        var unscheduled =
                status.getConditions().stream()
                        .filter(c -> "PodScheduled".equals(c.getType()))
                        .filter(c -> "False".equals(c.getStatus()))
                        .map(c -> sentence(String.valueOf(c.getReason()), c.getMessage()));
        return Stream.concat(waiting.stream(), unscheduled).findFirst().orElse(null);
    }

    private static String sentence(String reason, @Nullable String message) {
        return message == null || message.isBlank() ? reason : reason + ": " + message.strip();
    }

    private static Optional<ContainerStatus> container(PodStatus status) {
        return status.getContainerStatuses().stream()
                .filter(c -> WrapperPod.CONTAINER.equals(c.getName()))
                .findFirst();
    }

    private static Instant time(@Nullable String text, Instant otherwise) {
        try {
            return text == null ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }
}
