package io.grapholap.importscheduler.landing;

import io.grapholap.lake.StoreException;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Transactions;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;

/** Makes the rows of a staged window visible, once, however often it is asked. */
final class WindowCommit {
    private static final int TRIES = 4;

    private final LakeCatalog catalog;
    private final StagedWindow staged;

    WindowCommit(LakeCatalog catalog, StagedWindow staged) {
        this.catalog = catalog;
        this.staged = staged;
    }

    /**
     * Commits each part that is not there yet.
     *
     * @return whether this call made any visible; false if all were there before
     */
    boolean run() {
        boolean any = false;
        for (var part : staged.parts()) {
            any |= commit(part);
        }
        return any;
    }

    private boolean commit(StagedWindow.Part part) {
        requireFiles(part);
        for (int attempt = 1; ; attempt++) {
            var table = table(part);
            if (WindowGuard.seq(table.properties(), staged.task()) >= staged.task().seq()) {
                return attempt > 1;
            }
            try {
                commit(table, part);
                return true;
            } catch (WindowGuard.AlreadyLanded e) {
                return attempt > 1;
            } catch (CommitStateUnknownException | CommitFailedException e) {
                // Either it counts, and the next look at the table says so, or it is made again.
                if (attempt == TRIES) {
                    throw new LandingFailure(
                            LandingFailure.Code.LANDING_FAILED,
                            "The catalog did not take the commit of " + part.table() + ".",
                            e);
                }
            }
        }
    }

    private void commit(BaseTable table, StagedWindow.Part part) {
        var task = staged.task();
        var guard = new WindowGuard(table.operations(), task, part);
        var transaction = Transactions.newTransaction(table.name(), guard);
        if (!part.files().isEmpty()) {
            var append = transaction.newAppend();
            append.set(WindowGuard.QUERY, task.queryId());
            append.set("importer.attempt", Integer.toString(task.attempt()));
            append.set(WindowGuard.FROM, task.from().text());
            append.set(WindowGuard.TO, task.to().text());
            part.files().forEach(file -> append.appendFile(dataFile(table, file)));
            append.commit();
        }
        transaction
                .updateProperties()
                .set(WindowGuard.seqProperty(task), Long.toString(task.seq()))
                .set(WindowGuard.epochProperty(task), Long.toString(task.epoch()))
                .set(WindowGuard.attemptProperty(task), task.queryId() + "/" + task.attempt())
                .commit();
        transaction.commitTransaction();
    }

    private DataFile dataFile(BaseTable table, StagedWindow.StagedFile file) {
        return DataFiles.builder(PartitionSpec.unpartitioned())
                .withPath(catalog.files().location(file.path()))
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(file.bytes())
                .withMetrics(FileMetrics.of(file, table.schema()))
                .build();
    }

    private BaseTable table(StagedWindow.Part part) {
        var name = TableIdentifier.of(Namespace.of(part.namespace()), part.table());
        return catalog.find(name)
                .orElseThrow(() ->
                        new LandingFailure(
                                LandingFailure.Code.STAGING_LOST,
                                "There is no table " + name + " any more."));
    }

    private void requireFiles(StagedWindow.Part part) {
        for (var file : part.files()) {
            try {
                catalog.store().size(file.path());
            } catch (StoreException.NotFound e) {
                throw new LandingFailure(
                        LandingFailure.Code.STAGING_LOST,
                        "The staged file " + file.path() + " is gone.",
                        e);
            }
        }
    }
}
