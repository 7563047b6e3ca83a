package io.grapholap.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.job.JobFailure.Code;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class DuckDbFailureTest extends DuckDbScene {
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
}
