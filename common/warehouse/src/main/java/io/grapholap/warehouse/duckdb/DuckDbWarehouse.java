package io.grapholap.warehouse.duckdb;

import io.grapholap.common.job.JobFailure;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.ExportFailure;
import io.grapholap.warehouse.ExportListener;
import io.grapholap.warehouse.ExportRequest;
import io.grapholap.warehouse.ExportedFiles;
import io.grapholap.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The embedded warehouse: {@code <root>/<schema>/<table>.{parquet,csv}} is the table {@code
 * local.<schema>.<table>}. Every statement runs in a sandbox of its own.
 */
public final class DuckDbWarehouse implements Warehouse {
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
        var errors = new ErrorText(List.of(request.directory(), tables.root()));
        try (var sandbox = Sandbox.open(named, limits, execution)) {
            return new SandboxedExport(sandbox, request, listener, execution).run();
        } catch (SQLException e) {
            throw ExportFailure.of(JobFailure.Code.SQL_FAILED, errors.of(e));
        }
    }
}
