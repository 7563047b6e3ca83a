package io.grapholap.exportworker.job;

import static io.grapholap.warehouse.duckdb.Sql.identifier;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.DataFile;
import io.grapholap.lake.SnapshotManifest.Entity;
import io.grapholap.lake.StoreException;
import io.grapholap.warehouse.duckdb.SandboxTable;
import io.grapholap.warehouse.duckdb.Sql;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The exported rows of one definition as SQL sees them.
 *
 * @param files where each file can be read on this machine
 */
record LandedTable(Entity entity, Map<Path, DataFile> files) {
    /** Column that {@link #scan} adds; users' columns never begin like this. */
    static final String FILE = "_internal_file";

    LandedTable {
        files = new LinkedHashMap<>(files);
    }

    /**
     * Makes the files readable here.
     *
     * @throws StoreException if a file is missing or not as long as it was
     */
    static LandedTable of(Attempt attempt, Entity entity) {
        var files = new LinkedHashMap<Path, DataFile>();
        entity.files().forEach(file -> files.put(local(attempt, entity.kind(), file), file));
        return new LandedTable(entity, files);
    }

    private static Path local(Attempt attempt, EntityKind kind, DataFile file) {
        attempt.cancellation().check();
        var store = attempt.store();
        var inPlace = store.localPath(file.path());
        if (inPlace.isPresent()) {
            long found = store.size(file.path());
            if (found != file.bytes()) {
                throw new StoreException.Corrupt(
                        "The object %s has %d bytes; %d were written."
                                .formatted(file.path(), found, file.bytes()));
            }
            return inPlace.get();
        }
        var copy = attempt.scratch().resolve(kind.wireName() + "-" + file.path().replace('/', '-'));
        store.fetch(file, copy);
        return copy;
    }

    /** Name of the view that shows all its rows. */
    String view() {
        return view(entity.kind(), entity.name());
    }

    static String view(EntityKind kind, String name) {
        return schema(kind) + "." + identifier(name);
    }

    private static String schema(EntityKind kind) {
        return kind == EntityKind.NODE ? "nodes" : "edges";
    }

    SandboxTable inSandbox() {
        return new SandboxTable(schema(entity.kind()), entity.name(), List.copyOf(files.keySet()));
    }

    /** All columns, quoted, in the order of the definition. */
    String columns() {
        return entity.columns().stream()
                .map(PropertyDefinition::name)
                .map(Sql::identifier)
                .collect(Collectors.joining(", "));
    }

    /** Reads some of its files, with {@link #FILE} beside the columns. */
    static String scan(Collection<Path> files) {
        return "read_parquet(" + Sql.list(files) + ", filename = '" + FILE + "')";
    }
}
