package io.grapholap.importscheduler.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/** What has been landed, for readers: catalog {@code imports}, one schema for each space. */
public final class LandedTables {
    private final LakeCatalog catalog;

    public LandedTables(LakeCatalog catalog) {
        this.catalog = catalog;
    }

    /** A landed table. */
    public record Name(String schema, String table) {}

    /**
     * A column.
     *
     * @param type as DuckDB spells it
     */
    public record Column(String name, String type) {}

    /**
     * A table as one snapshot of it is.
     *
     * @param files paths of its Parquet files in the object store; reading them by name with
     *     missing columns as nulls gives exactly its rows
     */
    public record Contents(
            Name name, List<Column> columns, List<String> files, @Nullable Long snapshot) {}

    /** All tables, sorted by name. */
    public List<Name> names() {
        return catalog.tables().stream()
                .map(t -> new Name(t.namespace().toString(), t.name()))
                .toList();
    }

    /** The newest snapshot of a table; empty without such a table. */
    public Optional<Contents> contents(Name name) {
        return catalog.find(TableIdentifier.of(Namespace.of(name.schema()), name.table()))
                .map(table -> contents(name, table));
    }

    private Contents contents(Name name, BaseTable table) {
        var current = table.currentSnapshot();
        return new Contents(
                name,
                table.schema().columns().stream()
                        .map(c -> new Column(c.name(), LandedTypes.duckDb(c.type())))
                        .toList(),
                files(catalog, table, Expressions.alwaysTrue()),
                current == null ? null : current.snapshotId());
    }

    /** Paths of the files that may hold rows of which {@code condition} is true. */
    static List<String> files(LakeCatalog catalog, BaseTable table, Expression condition) {
        var paths = new ArrayList<String>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().filter(condition).planFiles()) {
            tasks.forEach(task -> paths.add(catalog.files().path(task.file().location())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return paths;
    }
}
