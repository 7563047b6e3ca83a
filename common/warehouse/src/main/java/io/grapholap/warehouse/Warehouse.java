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

    /**
     * Says what the request's SELECT would yield and which of the columns an export could not
     * write, by the rules of {@link #export} and without reading the rows.
     *
     * @throws ExportFailure if that took longer than the request allows, or if the warehouse is
     *     away for now
     * @throws ExportCancelled if {@code cancellation} was cancelled first
     */
    Description describe(DescriptionRequest request, Cancellation cancellation);
}
