package io.grapholap.exportworker.job;

import io.grapholap.common.job.DataFile;
import io.grapholap.common.job.EntityExport;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.lake.SnapshotLayout;
import io.grapholap.lake.StoreException;
import io.grapholap.warehouse.ExportRequest;
import io.grapholap.warehouse.ExportedFiles.ExportedFile;
import io.grapholap.warehouse.Warehouse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the SQL of one definition and leaves its rows as Parquet files in the store. */
@ApplicationScoped
class ExportEntityJob {
    private final Warehouse warehouse;
    private final WorkerConfig config;

    ExportEntityJob(Warehouse warehouse, WorkerConfig config) {
        this.warehouse = warehouse;
        this.config = config;
    }

    JobResult.EntityExported run(Attempt attempt, JobWork.ExportEntity work) {
        var directory =
                SnapshotLayout.entityAttempt(
                        work.entityKind(), work.name(), attempt.job().prefix());
        attempt.writes(directory);
        // A store on this machine is written in place, any other from a local copy.
        var target =
                attempt.store()
                        .localPath(directory)
                        .orElseGet(() -> attempt.scratch().resolve("export"));
        create(target);
        var request =
                new ExportRequest(
                        work.sql(),
                        work.columns(),
                        target,
                        config.fileSize().asLongValue(),
                        config.exportMemory().asLongValue(),
                        config.threads(),
                        attempt.timeLeft());
        var exported = warehouse.export(request, attempt::progress, attempt.cancellation());
        var files = exported.files().stream().map(f -> store(attempt, directory, f)).toList();
        return new JobResult.EntityExported(
                new EntityExport(
                        work.entityKind(),
                        work.name(),
                        exported.rows(),
                        files.stream().mapToLong(DataFile::bytes).sum(),
                        files,
                        List.of(exported.queryId())));
    }

    private static DataFile store(Attempt attempt, String directory, ExportedFile file) {
        attempt.cancellation().check();
        var stored = attempt.store().put(file.file(), directory + "/" + file.file().getFileName());
        return new DataFile(stored.path(), file.rows(), stored.bytes(), stored.crc32c());
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StoreException("The object store cannot be written to.", e);
        }
    }
}
