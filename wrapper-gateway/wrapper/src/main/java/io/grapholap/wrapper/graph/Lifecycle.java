package io.grapholap.wrapper.graph;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.wrapper.graph.WrapperState.Failed;
import io.grapholap.wrapper.graph.WrapperState.Loading;
import io.grapholap.wrapper.graph.WrapperState.Running;
import io.grapholap.wrapper.graph.WrapperState.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The state of this process and its legal moves; a failure is final. */
@ApplicationScoped
public class Lifecycle {
    private final Clock clock;
    private volatile Instant startedAt;
    private volatile WrapperState state = new Starting();
    private final AtomicInteger busy = new AtomicInteger();
    private volatile @Nullable Instant lastActivity;

    Lifecycle(Clock clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    public WrapperState state() {
        return state;
    }

    /** A spare has become somebody's instance just now. */
    void begin() {
        startedAt = clock.instant();
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** When the last query or algorithm ended, now while one runs; empty before the first. */
    public Optional<Instant> lastActivity() {
        return busy.get() > 0 ? Optional.of(clock.instant()) : Optional.ofNullable(lastActivity);
    }

    /**
     * A query or an algorithm begins.
     *
     * @return to be run once, at its end
     */
    public Runnable busy() {
        busy.incrementAndGet();
        return () -> {
            lastActivity = clock.instant();
            busy.decrementAndGet();
        };
    }

    /**
     * The graph that answers.
     *
     * @throws Unavailable {@code DATABASE_NOT_INITIALIZED} while there is none
     */
    public OpenGraph graph() {
        if (state instanceof Running running) {
            return running.graph();
        }
        throw new Unavailable(
                ErrorCode.DATABASE_NOT_INITIALIZED,
                state instanceof Failed failed
                        ? "The graph could not be loaded: " + failed.message()
                        : "The graph is still " + state.wireName() + ". Try again soon.",
                Map.of("state", state.wireName(), "retry_after_seconds", 1));
    }

    synchronized void loading(InstancePhase phase) {
        state =
                switch (state) {
                    case Starting starting -> starting.loading(phase);
                    case Loading loading -> loading.at(phase);
                    case Running _, Failed _ -> throw illegal("loading");
                };
    }

    synchronized void running(OpenGraph graph) {
        if (!(state instanceof Loading loading)) {
            throw illegal("running");
        }
        state = loading.opened(graph);
    }

    /** The first failure stays. */
    synchronized void failed(InstanceErrorCode code, String message) {
        if (!(state instanceof Failed)) {
            state = new Failed(code, message);
        }
    }

    private IllegalStateException illegal(String next) {
        return new IllegalStateException(state.wireName() + " does not go to " + next);
    }
}
