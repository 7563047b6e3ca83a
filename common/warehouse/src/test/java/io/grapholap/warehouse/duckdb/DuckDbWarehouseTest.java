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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbWarehouseTest {
    @TempDir Path directory;
    private Path output;
    private DuckDbWarehouse warehouse;

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

    @Test
    void columnsAreTakenByNameInDeclaredOrderWithDeclaredTypes() {
        var files =
                export(
                        "SELECT name, opened, iata FROM local.flights.airports; -- all of them",
                        column("iata", "STRING"),
                        column("opened", "DATE"));

        assertThat(files.rows()).isEqualTo(2);
        assertThat(read(files)).containsExactlyInAnyOrder("ZRH|1948-06-14", "GVA|1920-09-22");
        assertThat(schema(files)).containsExactly("iata VARCHAR", "opened DATE");
        assertThat(files.files())
                .allSatisfy(f -> {
                    assertThat(f.file().getFileName().toString()).matches("part-.*\\.parquet");
                    assertThat(f.bytes()).isEqualTo(Files.size(f.file()));
                });
    }

    @Test
    void everyScalarTypeIsWrittenAsDeclared() {
        var types =
                List.of(
                        "STRING",
                        "INT64",
                        "INT32",
                        "INT16",
                        "INT8",
                        "DOUBLE",
                        "FLOAT",
                        "DATE",
                        "TIMESTAMP",
                        "BOOL",
                        "BLOB",
                        "UUID");
        var values =
                List.of(
                        "1",
                        "'2'",
                        "3.0",
                        "4",
                        "5",
                        "6",
                        "7",
                        "'2020-01-02'",
                        "'2020-01-02T03:04:05Z'::TIMESTAMPTZ",
                        "1",
                        "'x'",
                        "'6f9619ff-8b86-d011-b42d-00cf4fc964ff'");
        var columns = new ArrayList<PropertyDefinition>();
        var select = new ArrayList<String>();
        for (int i = 0; i < types.size(); i++) {
            columns.add(column("c" + i, types.get(i)));
            select.add(values.get(i) + " AS c" + i);
        }

        var files =
                export(
                        "SELECT " + String.join(", ", select),
                        columns.toArray(PropertyDefinition[]::new));

        assertThat(schema(files))
                .containsExactly(
                        "c0 VARCHAR",
                        "c1 BIGINT",
                        "c2 INTEGER",
                        "c3 SMALLINT",
                        "c4 TINYINT",
                        "c5 DOUBLE",
                        "c6 FLOAT",
                        "c7 DATE",
                        "c8 TIMESTAMP",
                        "c9 BOOLEAN",
                        "c10 BLOB",
                        "c11 UUID");
        assertThat(read(files).getFirst()).contains("2020-01-02 03:04:05");
    }

    @Test
    void nestedTypesPassThroughAndNothingElseBecomesNested() {
        var files =
                export(
                        "SELECT [1, 2] AS l, MAP {'k': 1} AS m, {'a': 1} AS s",
                        column("l", "LIST"),
                        column("m", "MAP"),
                        column("s", "STRUCT"));
        assertThat(schema(files))
                .containsExactly("l INTEGER[]", "m MAP(VARCHAR, INTEGER)", "s STRUCT(a INTEGER)");

        fails(() -> export("SELECT 1 AS l", column("l", "LIST")), Code.CAST_FAILED, "l");
    }

    @Test
    void aResultWithoutRowsStillLeavesItsSchema() {
        var files = export("SELECT id FROM flights.numbers WHERE id < 0", column("id", "INT64"));

        assertThat(files.rows()).isZero();
        assertThat(files.files()).hasSize(1);
        assertThat(schema(files)).containsExactly("id BIGINT");
    }

    @Test
    void aMissingColumnIsNamedWithThoseThatAreThere() {
        var failure =
                fails(
                        () ->
                                export(
                                        "SELECT id, kind FROM flights.numbers",
                                        column("id", "INT64"),
                                        column("weight", "DOUBLE")),
                        Code.COLUMN_MISSING,
                        "weight");
        assertThat(failure.reason()).contains("'weight'").contains("'id', 'kind'");
    }

    @Test
    void aColumnThatStandsTwiceIsNotGuessed() {
        fails(
                () -> export("SELECT id, kind AS id FROM flights.numbers", column("id", "INT64")),
                Code.SQL_FAILED,
                "id");
    }

    @Test
    void aValueThatCannotBeCastIsShownWithItsRow() {
        var failure =
                fails(
                        () ->
                                export(
                                        "SELECT iata, elevation FROM flights.airports",
                                        column("iata", "STRING"),
                                        column("elevation", "INT32")),
                        Code.CAST_FAILED,
                        "elevation");

        assertThat(failure.example()).isEqualTo("'n/a' in row 2");
        assertThat(failure.reason()).contains("1 value").contains("INT32");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void aTypeThatCanNeverBeCastIsSaidSo() {
        var failure =
                fails(
                        () -> export("SELECT 'x'::BLOB AS b", column("b", "INT64")),
                        Code.CAST_FAILED,
                        "b");
        assertThat(failure.reason()).contains("BLOB").contains("INT64");
    }

    @Test
    void anErrorOfTheOwnersOwnSqlIsDuckDbsText() {
        var failure =
                fails(
                        () ->
                                export(
                                        "SELECT CAST(name AS INTEGER) AS id FROM flights.airports",
                                        column("id", "INT64")),
                        Code.SQL_FAILED,
                        null);
        assertThat(failure.reason()).contains("Conversion Error");

        var unknown =
                fails(
                        () -> export("SELECT nope FROM flights.numbers", column("id", "INT64")),
                        Code.SQL_FAILED,
                        null);
        assertThat(unknown.reason()).contains("nope").doesNotContain(directory.toString());
    }

    @Test
    void anUnknownTableIsAnsweredWithThoseThatExist() {
        var failure =
                fails(
                        () -> export("SELECT 1 AS id FROM flights.planes", column("id", "INT64")),
                        Code.SQL_FAILED,
                        null);
        assertThat(failure.reason())
                .contains("local.flights.planes")
                .contains("local.flights.airports, local.flights.numbers");
    }

    @Test
    void aBrokenFileIsReportedWithoutThePathsOfTheMachine() throws IOException {
        Files.writeString(directory.resolve("warehouse/flights/broken.parquet"), "no parquet");

        var failure =
                fails(
                        () -> export("SELECT 1 AS id FROM flights.broken", column("id", "INT64")),
                        Code.SQL_FAILED,
                        null);
        assertThat(failure.reason())
                .contains("broken.parquet")
                .doesNotContain(directory.toString());
    }

    @Test
    void aRefusedStatementNeverRuns() {
        fails(
                () -> export("SELECT * FROM read_text('/etc/passwd')", column("content", "STRING")),
                Code.SQL_REFUSED,
                null);
        assertThat(output).isEmptyDirectory();
    }

    private ExportedFiles export(String sql, PropertyDefinition... columns) {
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

    private static JobFailure fails(ThrowingCallable export, Code code, String column) {
        var failure = new CompletableFuture<JobFailure>();
        assertThatThrownBy(export)
                .isInstanceOfSatisfying(
                        ExportFailure.class, e -> failure.complete(e.toJobFailure("Entity")));
        assertThat(failure.join().code()).isEqualTo(code);
        assertThat(failure.join().column()).isEqualTo(column);
        return failure.join();
    }

    private static PropertyDefinition column(String name, String type) {
        return new PropertyDefinition(name, type);
    }

    private static List<String> read(ExportedFiles files) {
        return sql("SELECT * FROM read_parquet(" + list(files) + ")");
    }

    private static List<String> schema(ExportedFiles files) {
        return sql("DESCRIBE SELECT * FROM read_parquet(" + list(files) + ")").stream()
                .map(row -> row.split("\\|", 3))
                .map(cells -> cells[0] + " " + cells[1])
                .toList();
    }

    private static String list(ExportedFiles files) {
        return Sql.list(files.files().stream().map(f -> f.file()).toList());
    }

    private static List<String> sql(String sql) {
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
