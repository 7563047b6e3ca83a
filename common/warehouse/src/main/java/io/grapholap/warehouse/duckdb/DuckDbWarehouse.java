package io.grapholap.warehouse.duckdb;

import io.grapholap.common.job.JobFailure;
import io.grapholap.common.question.CatalogContents;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.Description;
import io.grapholap.warehouse.DescriptionRequest;
import io.grapholap.warehouse.ExportFailure;
import io.grapholap.warehouse.ExportListener;
import io.grapholap.warehouse.ExportRequest;
import io.grapholap.warehouse.ExportedFiles;
import io.grapholap.warehouse.Warehouse;
import io.grapholap.warehouse.WarehouseMetadata;
import java.io.File;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The embedded warehouse: {@code <root>/<schema>/<table>.{parquet,csv}} is the table {@code
 * local.<schema>.<table>}. Every statement runs in a sandbox of its own.
 */
public final class DuckDbWarehouse implements Warehouse, WarehouseMetadata {
    private final TableDirectory tables;

    /**
     * @param root directory of the tables; need not exist yet
     */
    public DuckDbWarehouse(Path root) {
        this.tables = new TableDirectory(root);
    }

    @Override
    public ExportedFiles export(
            ExportRequest request, ExportListener listener, Cancellation cancellation) {
        var execution = new Execution(cancellation, request.timeLimit());
        cancellation.check();
        var named = tables.resolve(SelectGuard.check(request.sql()));
        var limits =
                new Sandbox.Limits(request.directory(), request.memoryBytes(), request.threads());
        try (var sandbox = Sandbox.open(named, limits, execution)) {
            return new SandboxedExport(sandbox, request, listener, execution).run();
        } catch (SQLException e) {
            throw failure(e, request.directory());
        }
    }

    @Override
    public Description describe(DescriptionRequest request, Cancellation cancellation) {
        var execution = new Execution(cancellation, request.timeLimit());
        cancellation.check();
        try {
            var named = tables.resolve(SelectGuard.check(request.sql()));
            return describe(named, request, execution);
        } catch (ExportFailure e) {
            if (e.isRetryable() || e.code() == JobFailure.Code.DEADLINE_EXCEEDED) {
                throw e;
            }
            return Description.of(e);
        }
    }

    private Description describe(
            List<SandboxTable> named, DescriptionRequest request, Execution execution) {
        var limits = new Sandbox.Limits(request.directory(), request.memoryBytes(), 1);
        try (var sandbox = Sandbox.openForPlans(named, limits, execution)) {
            return new SandboxedDescription(sandbox, request, execution).run();
        } catch (SQLException e) {
            throw failure(e, request.directory());
        }
    }

    @Override
    public List<String> catalogs() {
        return List.of(TableName.CATALOG);
    }

    @Override
    public Optional<CatalogContents> catalog(
            String name, WarehouseMetadata.Limits limits, Cancellation cancellation) {
        if (!name.equals(TableName.CATALOG)) {
            return Optional.empty();
        }
        var execution = new Execution(cancellation, limits.timeLimit());
        cancellation.check();
        var files = tables.all();
        var columns = new TableCatalog(limits, execution).columns(tables.resolve(files.keySet()));
        var schemas = new TreeMap<String, List<CatalogContents.Table>>();
        tables.schemas().forEach(schema -> schemas.put(schema, new ArrayList<>()));
        for (var table : files.keySet()) {
            schemas.computeIfAbsent(table.schema(), _ -> new ArrayList<>())
                    .add(
                            new CatalogContents.Table(
                                    table.table(),
                                    "BASE TABLE",
                                    columns.getOrDefault(table, List.of())));
        }
        return Optional.of(
                new CatalogContents(
                        name,
                        schemas.entrySet().stream()
                                .map(s -> new CatalogContents.Schema(s.getKey(), s.getValue()))
                                .toList()));
    }

    @Override
    public List<StoredTable> tables() {
        return tables.all().entrySet().stream()
                .map(e -> stored(e.getKey(), e.getValue().toFile()))
                .toList();
    }

    private static StoredTable stored(TableName name, File file) {
        return new StoredTable(
                TableName.CATALOG,
                name.schema(),
                name.table(),
                file.length(),
                file.getName().substring(file.getName().lastIndexOf('.') + 1));
    }

    @Override
    public Optional<List<SampledColumn>> columns(
            String schema,
            String table,
            WarehouseMetadata.Limits limits,
            Cancellation cancellation) {
        var name = new TableName(schema, table);
        if (!tables.all().containsKey(name)) {
            return Optional.empty();
        }
        var execution = new Execution(cancellation, limits.timeLimit());
        cancellation.check();
        try {
            var file = tables.resolve(List.of(name)).getFirst();
            return Optional.of(new TableCatalog(limits, execution).sampled(file));
        } catch (SQLException e) {
            throw failure(e, limits.directory());
        }
    }

    private ExportFailure failure(SQLException e, Path directory) {
        var errors = new ErrorText(List.of(directory, tables.root()));
        return ExportFailure.of(JobFailure.Code.SQL_FAILED, errors.of(e));
    }
}
