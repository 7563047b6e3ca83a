package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstanceStatus;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an instance is in its life; each state carries only what is true in it and offers only the
 * moves it allows.
 */
sealed interface InstanceState {
    InstanceStatus status();

    /** The start whose wrapper speaks for the instance now; none while nothing should run. */
    default Optional<Launch> launch() {
        return Optional.empty();
    }

    /** A state that may still become running, or is. */
    sealed interface Hopeful extends InstanceState {
        /**
         * @param message what a person can do something about
         */
        default Failed failed(InstanceErrorCode code, String message, @Nullable String stackTrace) {
            return new Failed(code, message, stackTrace);
        }
    }

    /** A state in which something runs, or may run, that must be ended first. */
    sealed interface Stoppable extends InstanceState {
        default Stopping stop() {
            return new Stopping();
        }
    }

    /** Nothing runs; the snapshot is still being made. */
    record WaitingForSnapshot() implements Hopeful {
        @Override
        public InstanceStatus status() {
            return InstanceStatus.WAITING_FOR_SNAPSHOT;
        }

        Starting snapshotReady(Instant now) {
            return new Starting(now, null);
        }
    }

    /**
     * A wrapper is to come up.
     *
     * @param since when the instance began to start; its deadline counts from here, over launches
     * @param lastLaunch null until the first
     */
    record Starting(Instant since, @Nullable Launch lastLaunch) implements Hopeful, Stoppable {
        @Override
        public InstanceStatus status() {
            return InstanceStatus.STARTING;
        }

        @Override
        public Optional<Launch> launch() {
            return Optional.ofNullable(lastLaunch);
        }

        Starting launched(Launch next) {
            if (lastLaunch != null && next.incarnation() <= lastLaunch.incarnation()) {
                throw new IllegalArgumentException(
                        "incarnation " + next.incarnation() + " was launched before");
            }
            return new Starting(since, next);
        }

        /**
         * @param address where its wrapper listens
         */
        Running ready(URI address) {
            if (lastLaunch == null) {
                throw new IllegalStateException("nothing was launched");
            }
            return new Running(lastLaunch, address);
        }
    }

    /** Queries are answered at the address. */
    record Running(Launch current, URI address) implements Hopeful, Stoppable {
        @Override
        public InstanceStatus status() {
            return InstanceStatus.RUNNING;
        }

        @Override
        public Optional<Launch> launch() {
            return Optional.of(current);
        }
    }

    /** It will not run again; what its wrapper still says is not believed. */
    record Failed(InstanceErrorCode code, String message, @Nullable String stackTrace)
            implements Stoppable {
        @Override
        public InstanceStatus status() {
            return InstanceStatus.FAILED;
        }
    }

    /** It was ended for good; its row goes as soon as nothing of it runs. */
    record Stopping() implements InstanceState {
        @Override
        public InstanceStatus status() {
            return InstanceStatus.STOPPING;
        }
    }
}
