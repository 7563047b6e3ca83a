package io.grapholap.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.JobFailure.Code;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuckDbWarehouseTest extends DuckDbScene {
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
}
