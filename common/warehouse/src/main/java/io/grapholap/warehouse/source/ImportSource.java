package io.grapholap.warehouse.source;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A warehouse as the importer reads it. Blocking: call it from worker threads only. Every method
 * fails with {@link SourceFailure}, and with {@code ExportCancelled} if its call was cancelled.
 */
public interface ImportSource {
    /** What the warehouse's own clock says. */
    Instant clock(Call call);

    /** What the table looks like now; empty without such a table. */
    Optional<TableDescription> describe(SourceTable table, Call call);

    /** What the change column holds in the whole table. */
    Probe probe(SourceTable table, SourceColumn cursor, Call call);

    /** What the change column holds within {@code [from, to)}; counts only rows in it. */
    Probe probe(
            SourceTable table, SourceColumn cursor, CursorValue from, CursorValue to, Call call);

    /** How many rows a window holds; its columns do not matter. */
    long count(WindowQuery query, Call call);

    /**
     * Runs the query and waits until its rows can be read.
     *
     * @param idempotencyKey the same for every repetition of one attempt: where the warehouse knows
     *     such keys, it then gives the first one's result
     * @param started told the warehouse's id of the statement as soon as it is known
     */
    WindowRead open(WindowQuery query, String idempotencyKey, Consumer<String> started, Call call);

    /** Asks the warehouse to stop a statement that nobody waits for; harmless if it is unknown. */
    void cancel(String warehouseQueryId, Call call);

    /** Whether two columns may differ in nothing but the case of their names. */
    boolean isCaseSensitive();
}
