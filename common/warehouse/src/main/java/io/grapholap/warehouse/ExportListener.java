package io.grapholap.warehouse;

import java.util.function.LongSupplier;

/** Told how an export goes. */
public interface ExportListener {
    /** Hears nothing. */
    ExportListener NONE = (queryId, rows) -> {};

    /**
     * The warehouse has taken the statement.
     *
     * @param queryId the warehouse's id of it
     * @param rows asks how many rows are done, at any time and from any thread; -1 if not known
     */
    void started(String queryId, LongSupplier rows);
}
