package io.grapholap.exportworker.job;

import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.QualityPolicy;
import io.grapholap.common.job.DataFile;
import io.grapholap.common.job.EntityQuality;
import io.grapholap.lake.SnapshotLayout;
import io.grapholap.lake.SnapshotManifest.Entity;
import io.grapholap.warehouse.ExportedFiles.ExportedFile;
import io.grapholap.warehouse.duckdb.Execution;
import io.grapholap.warehouse.duckdb.ParquetCopy;
import io.grapholap.warehouse.duckdb.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the files that hold rows which break a rule anew, without those rows. The old files stay
 * untouched, so that another attempt finds what this one found; who reads trusts the manifest.
 */
final class RowCleaner {
    private final Attempt attempt;
    private final Sandbox sandbox;
    private final Execution execution;
    private final long fileBytes;

    RowCleaner(Attempt attempt, Sandbox sandbox, Execution execution, long fileBytes) {
        this.attempt = attempt;
        this.sandbox = sandbox;
        this.execution = execution;
        this.fileBytes = fileBytes;
    }

    /** The files that hold the sound rows, and what became of the others. */
    Checked clean(
            LandedTable table,
            EntityDefinition definition,
            MappingDefinition mapping,
            EntityQuality quality)
            throws SQLException {
        var filter = RowFilter.of(definition, mapping, table.columns());
        for (var statement : filter.setup()) {
            sandbox.execute(statement, execution);
        }
        var quarantine =
                mapping.qualityPolicy() == QualityPolicy.QUARANTINE
                        ? quarantine(table.entity(), filter).path()
                        : null;
        var affected = affected(table, filter);
        var files = new ArrayList<DataFile>();
        table.files()
                .forEach((local, file) -> {
                    if (!affected.contains(local)) {
                        files.add(file);
                    }
                });
        files.addAll(rewrite(table, affected, filter));
        var sound = entity(table.entity(), files);
        return new Checked(
                sound, quality.cleaned(table.entity().rows() - sound.rows(), quarantine));
    }

    /** Files with a row that goes. */
    private Set<Path> affected(LandedTable table, RowFilter filter) throws SQLException {
        var affected = new LinkedHashSet<>(table.files().keySet());
        var good = filter.good().formatted(LandedTable.scan(table.files().keySet()));
        sandbox.query(
                "SELECT %1$s, count(*) %2$s GROUP BY %1$s".formatted(LandedTable.FILE, good),
                execution,
                rows -> {
                    while (rows.next()) {
                        var file = Path.of(rows.getString(1));
                        if (rows.getLong(2) == table.files().get(file).rows()) {
                            affected.remove(file);
                        }
                    }
                    return affected;
                });
        return affected;
    }

    private List<DataFile> rewrite(LandedTable table, Set<Path> affected, RowFilter filter)
            throws SQLException {
        var kind = table.entity().kind();
        var name = table.entity().name();
        var select =
                "SELECT "
                        + table.columns()
                        + " "
                        + filter.good().formatted(LandedTable.scan(affected))
                        + filter.survivors().map(rows -> " UNION ALL " + rows).orElse("");
        var local = directory("sound-" + kind.wireName() + "-" + name);
        var target = SnapshotLayout.entityAttempt(kind, name, attempt.job().prefix());
        attempt.writes(target);
        var stored = new ArrayList<DataFile>();
        for (var file : copy(ParquetCopy.intoDirectory(select, local, fileBytes))) {
            stored.add(store(file, target + "/" + file.file().getFileName()));
        }
        return stored;
    }

    private DataFile quarantine(Entity entity, RowFilter filter) throws SQLException {
        var path =
                SnapshotLayout.quarantineFile(entity.kind(), entity.name(), attempt.job().prefix());
        attempt.writes(path);
        var local =
                directory("dropped-" + entity.kind().wireName() + "-" + entity.name())
                        .resolve("part-0.parquet");
        return store(copy(ParquetCopy.intoFile(filter.bad(), local)).getFirst(), path);
    }

    private List<ExportedFile> copy(String sql) throws SQLException {
        return sandbox.query(sql, execution, ParquetCopy::files);
    }

    private DataFile store(ExportedFile file, String path) {
        attempt.checkStillWanted();
        var stored = attempt.store().adopt(file.file(), path);
        return new DataFile(stored.path(), file.rows(), stored.bytes(), stored.crc32c());
    }

    private Path directory(String name) {
        try {
            return Files.createDirectories(attempt.scratch().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entity entity(Entity exported, List<DataFile> files) {
        return new Entity(
                exported.kind(),
                exported.name(),
                exported.columns(),
                files.stream().mapToLong(DataFile::rows).sum(),
                files.stream().mapToLong(DataFile::bytes).sum(),
                List.copyOf(files),
                exported.queryIds());
    }
}
