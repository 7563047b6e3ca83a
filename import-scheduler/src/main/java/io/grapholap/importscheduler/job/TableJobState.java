package io.grapholap.importscheduler.job;

import org.jspecify.annotations.Nullable;

/** Where a job is in its life; {@link Deleted} leads nowhere else. */
public sealed interface TableJobState {
    /** Its windows are imported as they come due. */
    record Active() implements TableJobState {
        public Inactive paused(@Nullable String reason) {
            return new Inactive(reason);
        }

        public Deleted deleted() {
            return new Deleted();
        }
    }

    /**
     * Nothing is imported until somebody starts it again.
     *
     * @param reason why it was paused by itself; null when somebody paused it
     */
    record Inactive(@Nullable String reason) implements TableJobState {
        public Active started() {
            return new Active();
        }

        public Deleted deleted() {
            return new Deleted();
        }
    }

    /** What was imported stays; nothing more will be. */
    record Deleted() implements TableJobState {}
}
