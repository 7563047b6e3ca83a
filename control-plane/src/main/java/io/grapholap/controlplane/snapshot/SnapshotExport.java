package io.grapholap.controlplane.snapshot;

import io.grapholap.common.definition.MappingDefinition;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** The work that fills a snapshot; all methods join the transaction of their caller. */
public interface SnapshotExport {
    /** Creates the first jobs of a snapshot that was just stored. */
    Uni<Void> begin(Snapshot snapshot, MappingDefinition definition);

    /**
     * Puts up again what did not succeed of a failed export; what completed is kept. The snapshot's
     * row is locked already.
     */
    Uni<Void> retry(Snapshot snapshot, MappingDefinition definition);

    /**
     * Takes back all jobs that have not ended; workers stop at their next lease renewal.
     *
     * @return when the last worker has stopped for sure; a time in the past if none is at work
     */
    Uni<Instant> cancel(long snapshotId);
}
