package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.common.instance.LoadStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the start of an instance has come.
 *
 * @param startedAt when it began to start; null while it waits for its snapshot
 * @param currentStep name of the step in progress; null between steps
 * @param estimatedRemainingSeconds by the pace so far; null when there is no telling
 */
@Schema(name = "InstanceProgress")
record ProgressView(
        long id,
        InstanceStatus status,
        InstancePhase phase,
        @Nullable Instant startedAt,
        List<LoadStep> steps,
        @Nullable String currentStep,
        int progressPercent,
        @Nullable Long estimatedRemainingSeconds,
        @Nullable String errorMessage) {

    /**
     * @param reported what the wrapper of the last incarnation said of its start
     */
    static ProgressView of(Instance instance, StartProgress reported, Instant now) {
        return switch (instance.state()) {
            case InstanceState.WaitingForSnapshot _ ->
                    view(instance, InstancePhase.POD_SCHEDULED, null, List.of(), 0, null, null);
            case InstanceState.ComingUp comingUp ->
                    view(
                            instance,
                            reported.phase(),
                            comingUp.since(),
                            reported.steps(),
                            reported.percent(),
                            remaining(comingUp.since(), reported.percent(), now),
                            null);
            case InstanceState.Running _, InstanceState.Suspended _, InstanceState.Stopping _ ->
                    view(
                            instance,
                            InstancePhase.READY,
                            instance.startedAt(),
                            reported.steps(),
                            100,
                            0L,
                            null);
            case InstanceState.Failed failed ->
                    view(
                            instance,
                            InstancePhase.FAILED,
                            instance.startedAt(),
                            reported.steps(),
                            reported.percent(),
                            null,
                            failed.message());
        };
    }

    private static ProgressView view(
            Instance instance,
            InstancePhase phase,
            @Nullable Instant startedAt,
            List<LoadStep> steps,
            int percent,
            @Nullable Long remaining,
            @Nullable String error) {
        var current =
                steps.stream()
                        .filter(s -> s.status() == LoadStep.Status.IN_PROGRESS)
                        .map(LoadStep::name)
                        .findFirst()
                        .orElse(null);
        return new ProgressView(
                instance.id(),
                instance.state().status(),
                phase,
                startedAt,
                steps,
                current,
                percent,
                remaining,
                error);
    }

    private static @Nullable Long remaining(Instant since, int percent, Instant now) {
        long elapsed = Duration.between(since, now).toSeconds();
        return percent == 0 ? null : elapsed * (100 - percent) / percent;
    }
}
