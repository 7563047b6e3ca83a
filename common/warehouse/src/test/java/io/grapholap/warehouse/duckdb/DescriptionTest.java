package io.grapholap.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.Description;
import io.grapholap.warehouse.Description.Column;
import io.grapholap.warehouse.DescriptionRequest;
import io.grapholap.warehouse.ExportCancelled;
import io.grapholap.warehouse.ExportFailure;
import io.grapholap.warehouse.ExportListener;
import io.grapholap.warehouse.ExportRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String[] TYPES = {
        "STRING",
        "INT64",
        "INT32",
        "INT8",
        "DOUBLE",
        "FLOAT",
        "DATE",
        "TIMESTAMP",
        "BOOL",
        "BLOB",
        "UUID",
        "LIST",
        "MAP",
        "STRUCT"
    };

    @TempDir Path directory;
    private DuckDbWarehouse warehouse;

    @BeforeEach
    void fill() throws IOException {
        var schema = Files.createDirectories(directory.resolve("warehouse/flights"));
        Files.writeString(schema.resolve("airports.csv"), "iata,elevation\nABC,12\nDEF,34\n");
        Files.createDirectories(directory.resolve("work"));
        warehouse = new DuckDbWarehouse(directory.resolve("warehouse"));
    }

    @Test
    void columnsTypesAndRowsOfTheResultAreTold() {
        var found =
                describe(
                        "SELECT iata, elevation, [1] AS l FROM local.flights.airports",
                        column("iata", "STRING"),
                        column("elevation", "INT32"),
                        column("l", "LIST"));

        assertThat(found.columns())
                .containsExactly(
                        new Column("iata", "VARCHAR"),
                        new Column("elevation", "BIGINT"),
                        new Column("l", "INTEGER[]"));
        assertThat(found.rowEstimate()).isNotNull().isPositive();
        assertThat(found.faults()).isEmpty();
    }

    @Test
    void rowsOfPartsThatTellAreSummedUp() {
        assertThat(
                        describe("SELECT * FROM range(10) UNION ALL SELECT * FROM range(5)")
                                .rowEstimate())
                .isEqualTo(15);
    }

    @Test
    void eachFaultIsToldOnce() {
        var found =
                describe(
                        "SELECT 1 AS id, 2 AS twice, 3 AS twice, DATE '2000-01-01' AS day",
                        column("id", "INT64"),
                        column("nowhere", "STRING"),
                        column("twice", "INT64"),
                        column("day", "INT64"));

        assertThat(found.faults())
                .extracting(ExportFailure::column)
                .containsExactly("nowhere", "twice", "day");
        assertThat(found.faults())
                .extracting(ExportFailure::code)
                .containsExactly(Code.COLUMN_MISSING, Code.SQL_FAILED, Code.CAST_FAILED);
        assertThat(found.columns()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SELEC 1                                          | SQL_FAILED  | does not parse
                    SELECT nothing FROM local.flights.airports       | SQL_FAILED  | nothing
                    SELECT 1 FROM local.flights.nowhere              | SQL_FAILED  | local.flights.airports
                    SELECT * FROM read_csv('/etc/passwd')            | SQL_REFUSED | read_csv
                    DELETE FROM local.flights.airports               | SQL_REFUSED | SELECT
                    SELECT 1; SELECT 2                               | SQL_REFUSED | one SELECT
                    """)
    void aStatementThatIsWrongAsAWholeIsOneFault(String sql, Code code, String named) {
        var found = describe(sql, column("id", "INT64"));

        assertThat(found.columns()).isEmpty();
        assertThat(found.rowEstimate()).isNull();
        assertThat(found.faults())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo(code);
                    assertThat(f).hasMessageContaining(named);
                });
    }

    /** What may be declared is what can be exported, for every pair of types. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    true                              | STRING INT64 INT32 INT8 DOUBLE FLOAT BOOL
                    1                                 | STRING INT64 INT32 INT8 DOUBLE FLOAT BOOL
                    1.5                               | STRING INT64 INT32 INT8 DOUBLE FLOAT BOOL
                    DATE '2000-01-01'                 | STRING DATE TIMESTAMP
                    TIMESTAMP '2000-01-01 00:00:00'   | STRING DATE TIMESTAMP
                    TIMESTAMPTZ '2000-01-01 00:00:00' | STRING DATE TIMESTAMP
                    TIME '10:00:00'                   | STRING
                    INTERVAL 1 DAY                    | STRING
                    uuid()::BLOB                      | STRING BLOB UUID
                    uuid()                            | STRING BLOB UUID
                    [1]                               | STRING LIST
                    MAP {'k': 1}                      | STRING MAP
                    {'a': 1}                          | STRING STRUCT
                    """)
    void aCheckAndAnExportAgreeOnEveryType(String value, String possible) {
        var all = Arrays.stream(TYPES).map(type -> column(type, type)).toList();
        var sql =
                Arrays.stream(TYPES)
                        .map(type -> value + " AS " + type)
                        .collect(Collectors.joining(", ", "SELECT ", ""));

        var faults = describe(sql, all.toArray(PropertyDefinition[]::new)).faults();

        var refused = faults.stream().map(ExportFailure::column).toList();
        assertThat(TYPES)
                .filteredOn(type -> !refused.contains(type))
                .containsExactly(possible.split(" "));
        export(sql, all.stream().filter(c -> !refused.contains(c.name())).toList());
        assertThatThrownBy(() -> export(sql, all))
                .isInstanceOf(ExportFailure.class)
                .hasMessage(faults.getFirst().getMessage());
    }

    @Test
    void whatIsConstantIsNotComputed() {
        var before = System.nanoTime();

        describe("SELECT list_sum(range(1, 200000000)) AS x", column("x", "INT64"));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aQuestionThatIsLateOrNotWantedIsNotAnswered() {
        assertThatThrownBy(() ->
                        warehouse.describe(
                                request("SELECT 1 AS x", Duration.ZERO), new Cancellation()))
                .isInstanceOfSatisfying(
                        ExportFailure.class,
                        e -> assertThat(e.code()).isEqualTo(Code.DEADLINE_EXCEEDED));
        var cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> warehouse.describe(request("SELECT 1 AS x", LIMIT), cancelled))
                .isInstanceOf(ExportCancelled.class);
    }

    private Description describe(String sql, PropertyDefinition... columns) {
        return warehouse.describe(request(sql, LIMIT, columns), new Cancellation());
    }

    private DescriptionRequest request(String sql, Duration limit, PropertyDefinition... columns) {
        return new DescriptionRequest(
                sql, List.of(columns), directory.resolve("work"), 256L << 20, limit);
    }

    private void export(String sql, List<PropertyDefinition> columns) {
        warehouse.export(
                new ExportRequest(
                        sql, columns, directory.resolve("work"), 64L << 20, 256L << 20, 1, LIMIT),
                ExportListener.NONE,
                new Cancellation());
    }

    private static PropertyDefinition column(String name, String type) {
        return new PropertyDefinition(name, type);
    }
}
