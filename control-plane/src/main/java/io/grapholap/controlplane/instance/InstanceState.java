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

    /** A state whose wrapper may be replaced by a new one. */
    sealed interface Restartable extends Hopeful, Stoppable {
        /** The same instance with its next incarnation still to come. */
        ComingUp restarted(Instant now);
    }

    /** A wrapper is to come up, for the first time or again. */
    sealed interface ComingUp extends Restartable {
        /** When it began to start; its deadline counts from here, over launches. */
        Instant since();

        /** Null until the first. */
        @Nullable Launch lastLaunch();

        /** The same start with one more launch, whose incarnation must be higher. */
        ComingUp launched(Launch next);

        @Override
        default Optional<Launch> launch() {
            return Optional.ofNullable(lastLaunch());
        }

        /**
         * @param address where its wrapper listens
         */
        default Running ready(URI address) {
            return launch().map(current -> new Running(current, address))
                    .orElseThrow(() -> new IllegalStateException("nothing was launched"));
        }

        private static Launch later(@Nullable Launch last, Launch next) {
            if (last != null && next.incarnation() <= last.incarnation()) {
                throw new IllegalArgumentException(
                        "incarnation " + next.incarnation() + " was launched before");
            }
            return next;
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

    /** It comes up for the first time. */
    record Starting(Instant since, @Nullable Launch lastLaunch) implements ComingUp {
        @Override
        public InstanceStatus status() {
            return InstanceStatus.STARTING;
        }

        @Override
        public Starting launched(Launch next) {
            return new Starting(since, ComingUp.later(lastLaunch, next));
        }

        @Override
        public Starting restarted(Instant now) {
            return new Starting(now, null);
        }
    }

    /** It comes up again, with nothing of what was written back before. */
    record Resuming(Instant since, @Nullable Launch lastLaunch) implements ComingUp {
        @Override
        public InstanceStatus status() {
            return InstanceStatus.RESUMING;
        }

        @Override
        public Resuming launched(Launch next) {
            return new Resuming(since, ComingUp.later(lastLaunch, next));
        }

        @Override
        public Resuming restarted(Instant now) {
            return new Resuming(now, null);
        }
    }

    /** Queries are answered at the address. */
    record Running(Launch current, URI address) implements Restartable {
        @Override
        public InstanceStatus status() {
            return InstanceStatus.RUNNING;
        }

        @Override
        public Optional<Launch> launch() {
            return Optional.of(current);
        }

        @Override
        public Resuming restarted(Instant now) {
            return new Resuming(now, null);
        }

        Suspended suspend(Instant now) {
            return new Suspended(now);
        }
    }

    /** Nothing runs for now; its snapshot is kept. */
    record Suspended(Instant since) implements Stoppable {
        @Override
        public InstanceStatus status() {
            return InstanceStatus.SUSPENDED;
        }

        Resuming resume(Instant now) {
            return new Resuming(now, null);
        }
    }

    /** Its wrapper is gone; what that one still says is not believed. */
    record Failed(InstanceErrorCode code, String message, @Nullable String stackTrace)
            implements Stoppable {
        @Override
        public InstanceStatus status() {
            return InstanceStatus.FAILED;
        }

        /** Whether its wrapper broke down, rather than its data: another one may fare better. */
        boolean crashed() {
            return code == InstanceErrorCode.UNEXPECTED_TERMINATION
                    || code == InstanceErrorCode.OOM_KILLED;
        }

        Resuming resume(Instant now) {
            if (!crashed()) {
                throw new IllegalStateException(code + " would come again");
            }
            return new Resuming(now, null);
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
