package io.grapholap.wrapper.algorithm;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of an algorithm: what was asked, by whom, and how it stands. */
record Execution(String id, String username, AlgorithmRun run, Instant startedAt, State state) {

    /** How it stands; only {@link Running} goes on to another. */
    sealed interface State {
        record Running() implements State {}

        record Completed(
                Instant at, long nodesUpdated, @Nullable Map<String, @Nullable Object> result)
                implements State {}

        record Failed(Instant at, String code, String message) implements State {}

        record Cancelled(Instant at) implements State {}
    }

    /** The words clients know. */
    enum Status {
        RUNNING,
        COMPLETED,
        FAILED,
        CANCELLED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Status> of(String wireName) {
            for (var status : values()) {
                if (status.wireName().equals(wireName)) {
                    return Optional.of(status);
                }
            }
            return Optional.empty();
        }
    }

    Execution with(State next) {
        return new Execution(id, username, run, startedAt, next);
    }

    boolean isRunning() {
        return state instanceof State.Running;
    }

    Status status() {
        return switch (state) {
            case State.Running _ -> Status.RUNNING;
            case State.Completed _ -> Status.COMPLETED;
            case State.Failed _ -> Status.FAILED;
            case State.Cancelled _ -> Status.CANCELLED;
        };
    }

    @Nullable Instant endedAt() {
        return switch (state) {
            case State.Running _ -> null;
            case State.Completed completed -> completed.at();
            case State.Failed failed -> failed.at();
            case State.Cancelled cancelled -> cancelled.at();
        };
    }

    /** Time from start to end, or to now while it runs. */
    Duration elapsed(Instant now) {
        var end = endedAt();
        return Duration.between(startedAt, end == null ? now : end);
    }
}
