package io.grapholap.warehouse.duckdb;

import io.grapholap.common.job.JobFailure;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.ExportCancelled;
import io.grapholap.warehouse.ExportFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** One piece of work, maybe of several statements, that shares a deadline and a cancellation. */
public final class Execution {
    private final Cancellation cancellation;
    private final Duration limit;
    private final long startedAt = System.nanoTime();

    public Execution(Cancellation cancellation, Duration limit) {
        this.cancellation = cancellation;
        this.limit = limit;
    }

    /** What is done with a statement. */
    public interface Work<T> {
        T run(Statement statement) throws SQLException;
    }

    /**
     * Runs one statement.
     *
     * @throws ExportCancelled if cancelled
     * @throws ExportFailure if the deadline is over
     * @throws SQLException for everything else that DuckDB says
     */
    public <T> T run(Connection connection, Work<T> work) throws SQLException {
        check();
        try (var statement = connection.createStatement()) {
            statement.setQueryTimeout((int) Math.max(1, remaining().plusMillis(999).toSeconds()));
            try (var _ = cancellation.onCancel(() -> stop(statement))) {
                return work.run(statement);
            }
        } catch (SQLException e) {
            check();
            throw e;
        }
    }

    private void check() {
        cancellation.check();
        if (!remaining().isPositive()) {
            throw ExportFailure.of(
                    JobFailure.Code.DEADLINE_EXCEEDED,
                    "The statement took longer than the "
                            + Math.max(1, limit.toSeconds())
                            + " s it was given.");
        }
    }

    private Duration remaining() {
        return limit.minusNanos(System.nanoTime() - startedAt);
    }

    private static void stop(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // It has ended by itself.
        }
    }
}
