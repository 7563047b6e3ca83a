package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.instance.AlgorithmExecution;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.wrapper.algorithm.Execution.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executions as they are kept beyond the end of this process. */
final class KeptExecution {
    private KeptExecution() {}

    static AlgorithmExecution of(Execution execution) {
        var run = execution.run();
        var completed = execution.state() instanceof State.Completed c ? c : null;
        var failed = execution.state() instanceof State.Failed f ? f : null;
        return new AlgorithmExecution(
                execution.id(),
                run.algorithm(),
                run.type(),
                execution.username(),
                run.labels(),
                run.types(),
                run.resultProperty(),
                status(execution.state()),
                execution.startedAt(),
                execution.endedAt(),
                completed == null ? null : completed.nodesUpdated(),
                failed == null ? null : failed.code(),
                failed == null ? null : failed.message());
    }

    private static AlgorithmExecution.Status status(State state) {
        return switch (state) {
            case State.Running _ -> AlgorithmExecution.Status.RUNNING;
            case State.Completed _ -> AlgorithmExecution.Status.COMPLETED;
            case State.Failed _ -> AlgorithmExecution.Status.FAILED;
            case State.Cancelled _ -> AlgorithmExecution.Status.CANCELLED;
        };
    }

    /**
     * An execution of an earlier incarnation; without its result.
     *
     * @param restarted when this incarnation began: what still ran then is no more
     */
    static Execution restored(AlgorithmExecution kept, Instant restarted) {
        var run =
                new AlgorithmRun(
                        kept.algorithm(),
                        kept.algorithmType(),
                        kept.labels(),
                        kept.types(),
                        null,
                        CsrGraph.Direction.FORWARD,
                        null,
                        kept.resultProperty(),
                        Map.of(),
                        Duration.ZERO);
        return new Execution(
                kept.id(), kept.username(), run, kept.startedAt(), state(kept, restarted));
    }

    private static State state(AlgorithmExecution kept, Instant restarted) {
        var end = kept.endedAt() == null ? restarted : kept.endedAt();
        return switch (kept.status()) {
            case RUNNING ->
                    new State.Failed(
                            end,
                            ErrorCode.ALGORITHM_ERROR.name(),
                            "The instance ended while this ran, and nothing of it is kept. Run it"
                                    + " again.");
            case COMPLETED ->
                    new State.Completed(
                            end, kept.nodesUpdated() == null ? 0 : kept.nodesUpdated(), null);
            case FAILED ->
                    new State.Failed(
                            end,
                            orElse(kept.errorCode(), ErrorCode.ALGORITHM_ERROR.name()),
                            orElse(kept.errorMessage(), "It failed."));
            case CANCELLED -> new State.Cancelled(end);
        };
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
