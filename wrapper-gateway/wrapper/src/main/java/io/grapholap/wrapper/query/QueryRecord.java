package io.grapholap.wrapper.query;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a query.
 *
 * @param text as its user wrote it
 * @param state whether it runs, and how it ended
 */
record QueryRecord(String queryId, String user, String text, Instant startedAt, State state) {
    /** Where it stands; an end is final. */
    sealed interface State {
        String wireName();

        /** Waits for its turn, or for the engine, or for its client. */
        record Running() implements State {
            @Override
            public String wireName() {
                return "running";
            }
        }

        record Completed(Instant at, long rows) implements State {
            @Override
            public String wireName() {
                return "completed";
            }
        }

        record Failed(Instant at) implements State {
            @Override
            public String wireName() {
                return "failed";
            }
        }

        /** Somebody stopped it, or its client has gone. */
        record Cancelled(Instant at) implements State {
            @Override
            public String wireName() {
                return "cancelled";
            }
        }
    }

    boolean isRunning() {
        return state instanceof State.Running;
    }

    QueryRecord with(State next) {
        return new QueryRecord(queryId, user, text, startedAt, next);
    }

    Duration elapsed(Instant now) {
        return Duration.between(
                startedAt,
                switch (state) {
                    case State.Running _ -> now;
                    case State.Completed(var at, _) -> at;
                    case State.Failed(var at) -> at;
                    case State.Cancelled(var at) -> at;
                });
    }

    /** Rows of the answer; not known before its end. */
    @Nullable Long rows() {
        return state instanceof State.Completed completed ? completed.rows() : null;
    }
}
