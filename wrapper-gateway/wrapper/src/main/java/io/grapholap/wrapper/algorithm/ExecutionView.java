package io.grapholap.wrapper.algorithm;

import io.grapholap.wrapper.algorithm.Execution.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An execution as clients see it (wire contract, section 6.9). */
record ExecutionView(
        String executionId,
        String algorithmName,
        String algorithmType,
        Execution.Status status,
        Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable String resultProperty,
        @Nullable String nodeLabel,
        List<String> nodeLabels,
        @Nullable String edgeType,
        List<String> relationshipTypes,
        @Nullable Long nodesUpdated,
        double progress,
        long elapsedMs,
        @Nullable Long durationMs,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable Map<String, @Nullable Object> result,
        String userId,
        String userName,
        boolean writeBack) {

    /**
     * @param progress how much of a running one is done, from 0 to 1
     */
    static ExecutionView of(Execution execution, double progress, Instant now) {
        var run = execution.run();
        var completed = execution.state() instanceof State.Completed c ? c : null;
        var failed = execution.state() instanceof State.Failed f ? f : null;
        long elapsed = execution.elapsed(now).toMillis();
        return new ExecutionView(
                execution.id(),
                run.algorithm(),
                run.type(),
                execution.status(),
                execution.startedAt(),
                execution.endedAt(),
                run.resultProperty(),
                run.labels().size() == 1 ? run.labels().getFirst() : null,
                run.labels(),
                run.types().size() == 1 ? run.types().getFirst() : null,
                run.types(),
                completed == null ? null : completed.nodesUpdated(),
                completed == null ? progress : 1,
                elapsed,
                execution.isRunning() ? null : elapsed,
                failed == null ? null : failed.code(),
                failed == null ? null : failed.message(),
                completed == null ? null : completed.result(),
                execution.username(),
                execution.username(),
                run.resultProperty() != null);
    }
}
