package io.grapholap.controlplane.snapshot;

/**
 * Where a snapshot is in its life; each state carries only what is true in it and offers only the
 * moves it allows. {@link Ready} and {@link Cancelled} lead nowhere else.
 */
public sealed interface SnapshotState {
    /** Still on its way: it may yet fail or be cancelled. */
    sealed interface Open extends SnapshotState {
        default Failed failed(String reason) {
            return new Failed(reason);
        }

        default Cancelled cancelled() {
            return new Cancelled();
        }
    }

    /** Asked for; no worker has taken any of its jobs. */
    record Pending() implements Open {
        Creating started() {
            return new Creating();
        }
    }

    /** Workers are at it. */
    record Creating() implements Open {
        Ready exported(SnapshotContents contents) {
            return new Ready(contents);
        }
    }

    /** Files and the default engine's graph lie in the object store, named by their manifests. */
    record Ready(SnapshotContents contents) implements SnapshotState {
        /** The same data, of which more is known. */
        Ready revised(SnapshotContents newContents) {
            return new Ready(newContents);
        }
    }

    /**
     * It came to nothing.
     *
     * @param reason sentence for its owner
     */
    record Failed(String reason) implements SnapshotState {
        public Failed {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a failure without a reason");
            }
        }

        /** Asked for once more. */
        Pending retried() {
            return new Pending();
        }
    }

    record Cancelled() implements SnapshotState {}
}
