package io.grapholap.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.ExportFailure;
import io.grapholap.warehouse.ExportListener;
import io.grapholap.warehouse.ExportRequest;
import io.grapholap.warehouse.ExportedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A DuckDB warehouse over a few files, and what was exported from it. */
abstract class DuckDbScene {
    @TempDir Path directory;

    Path output;

    DuckDbWarehouse warehouse;

    @BeforeEach
    void writeTables() throws IOException {
        var schema = Files.createDirectories(directory.resolve("warehouse/flights"));
        Files.writeString(
                schema.resolve("airports.csv"),
                "iata,name,elevation,opened\nZRH,Zürich,1416,1948-06-14\nGVA,Genève,n/a,1920-09-22\n");
        sql(
                "COPY (SELECT i AS id, i %% 7 AS kind FROM range(1000) t(i)) TO '%s' (RETURN_STATS true)"
                        .formatted(schema.resolve("numbers.parquet")));
        warehouse = new DuckDbWarehouse(directory.resolve("warehouse"));
        output = Files.createDirectories(directory.resolve("attempt"));
    }

    ExportedFiles export(String sql, PropertyDefinition... columns) {
        return warehouse.export(
                new ExportRequest(
                        sql,
                        List.of(columns),
                        output,
                        64 << 20,
                        256 << 20,
                        2,
                        Duration.ofSeconds(30)),
                ExportListener.NONE,
                new Cancellation());
    }

    static JobFailure fails(ThrowingCallable export, Code code, String column) {
        var failure = new CompletableFuture<JobFailure>();
        assertThatThrownBy(export)
                .isInstanceOfSatisfying(
                        ExportFailure.class, e -> failure.complete(e.toJobFailure("Entity")));
        assertThat(failure.join().code()).isEqualTo(code);
        assertThat(failure.join().column()).isEqualTo(column);
        return failure.join();
    }

    static PropertyDefinition column(String name, String type) {
        return new PropertyDefinition(name, type);
    }

    static List<String> read(ExportedFiles files) {
        return sql("SELECT * FROM read_parquet(" + list(files) + ")");
    }

    static List<String> schema(ExportedFiles files) {
        return sql("DESCRIBE SELECT * FROM read_parquet(" + list(files) + ")").stream()
                .map(row -> row.split("\\|", 3))
                .map(cells -> cells[0] + " " + cells[1])
                .toList();
    }

    static String list(ExportedFiles files) {
        return Sql.list(files.files().stream().map(f -> f.file()).toList());
    }

    static List<String> sql(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var cells = new ArrayList<String>();
                for (int i = 1; i <= width; i++) {
                    cells.add(rows.getString(i));
                }
                lines.add(cells.stream().map(String::valueOf).collect(Collectors.joining("|")));
            }
            return lines;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
