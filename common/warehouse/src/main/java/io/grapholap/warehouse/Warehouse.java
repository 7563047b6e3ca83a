package io.grapholap.warehouse;

/** A place that holds tables and answers SQL. Blocking: call it from worker threads only. */
public interface Warehouse {
    /**
     * Runs the request's SELECT and writes the columns it asks for, selected by name and cast to
     * their types, as Parquet files below the request's directory.
     *
     * @return the files, at least one even without rows
     * @throws ExportFailure if the statement is refused, fails, lacks a column, holds a value that
     *     cannot be cast, or takes longer than the request allows; files may be left behind
     * @throws ExportCancelled if {@code cancellation} was cancelled first; files may be left behind
     */
    ExportedFiles export(ExportRequest request, ExportListener listener, Cancellation cancellation);
}
