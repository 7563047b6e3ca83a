package io.grapholap.warehouse.duckdb;

import io.grapholap.common.job.JobFailure;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.Description;
import io.grapholap.warehouse.DescriptionRequest;
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

    private ExportFailure failure(SQLException e, Path directory) {
        var errors = new ErrorText(List.of(directory, tables.root()));
        return ExportFailure.of(JobFailure.Code.SQL_FAILED, errors.of(e));
    }
}
