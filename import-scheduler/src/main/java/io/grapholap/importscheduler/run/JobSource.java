package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.job.ImportSources;
import io.grapholap.importscheduler.job.TableJob;
import io.grapholap.importscheduler.landing.ColumnMapping;
import io.grapholap.importscheduler.landing.ColumnSelection;
import io.grapholap.warehouse.source.Call;
import io.grapholap.warehouse.source.ImportSource;
import io.grapholap.warehouse.source.SourceColumn;
import io.grapholap.warehouse.source.SourceFailure;
import io.grapholap.warehouse.source.SourceTable;
import io.grapholap.warehouse.source.TableDescription;

/** The table of a job as its warehouse shows it now. Blocking: for worker threads only. */
record JobSource(
        ImportSource source,
        SourceTable table,
        TableDescription description,
        ColumnMapping mapping,
        SourceColumn cursor) {
    static JobSource of(ImportSources sources, TableJob job, Call call) {
        var store = job.table().store();
        var source =
                sources.of(store)
                        .orElseThrow(() ->
                                new SourceFailure(
                                        SourceFailure.Code.WAREHOUSE_UNAVAILABLE,
                                        "This installation has no connection to %s any more."
                                                .formatted(store)));
        var table = job.table().sourceTable();
        var description =
                source.describe(table, call)
                        .orElseThrow(() ->
                                new SourceFailure(
                                        SourceFailure.Code.TABLE_NOT_FOUND,
                                        "There is no table " + table + " any more."));
        var mapping = LandedColumns.of(job.mapping());
        return new JobSource(
                source,
                table,
                description,
                mapping,
                ColumnSelection.cursor(mapping, description.columns(), source.isCaseSensitive()));
    }
}
