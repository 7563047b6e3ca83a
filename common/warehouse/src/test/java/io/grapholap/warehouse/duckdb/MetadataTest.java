package io.grapholap.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.question.CatalogContents;
import io.grapholap.common.question.CatalogContents.Column;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.ExportCancelled;
import io.grapholap.warehouse.ExportFailure;
import io.grapholap.warehouse.WarehouseMetadata;
import io.grapholap.warehouse.WarehouseMetadata.SampledColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir Path directory;
    private DuckDbWarehouse warehouse;

    @BeforeEach
    void fill() throws IOException {
        var flights = Files.createDirectories(directory.resolve("warehouse/Flights"));
        Files.writeString(
                flights.resolve("Airports.csv"), "iata,\"odd \"\"name\",elevation\nABC,x,12\n");
        Files.writeString(flights.resolve("empty.csv"), "a,b\n");
        Files.createDirectories(directory.resolve("warehouse/bare"));
        Files.createDirectories(directory.resolve("work"));
        warehouse = new DuckDbWarehouse(directory.resolve("warehouse"));
    }

    @Test
    void aCatalogTellsItsSchemasTablesAndColumns() {
        assertThat(warehouse.catalogs()).containsExactly("local");

        var local = catalog();

        assertThat(local.schemas())
                .extracting(CatalogContents.Schema::name)
                .containsExactly("bare", "flights");
        assertThat(local.schemas().getFirst().tables()).isEmpty();
        var airports = local.schemas().getLast().tables().getFirst();
        assertThat(airports.name()).isEqualTo("airports");
        assertThat(airports.type()).isEqualTo("BASE TABLE");
        assertThat(airports.columns())
                .containsExactly(
                        new Column("iata", "VARCHAR", true, null),
                        new Column("odd \"name", "VARCHAR", true, null),
                        new Column("elevation", "BIGINT", true, null));
    }

    @Test
    void aTableThatCannotBeReadHidesNoOther() throws IOException {
        Files.writeString(directory.resolve("warehouse/Flights/broken.parquet"), "not Parquet");

        var tables = catalog().schemas().getLast().tables();

        assertThat(tables)
                .extracting(CatalogContents.Table::name)
                .containsExactly("airports", "broken", "empty");
        assertThat(tables.get(0).columns()).hasSize(3);
        assertThat(tables.get(1).columns()).isEmpty();
        assertThat(tables.get(2).columns()).hasSize(2);
    }

    @Test
    void columnsComeWithTheValueOfTheFirstRow() {
        assertThat(warehouse.columns("FLIGHTS", "airports", limits(LIMIT), new Cancellation()))
                .hasValueSatisfying(columns ->
                        assertThat(columns)
                                .containsExactly(
                                        new SampledColumn("iata", "VARCHAR", "ABC"),
                                        new SampledColumn("odd \"name", "VARCHAR", "x"),
                                        new SampledColumn("elevation", "BIGINT", "12")));
        assertThat(warehouse.columns("flights", "empty", limits(LIMIT), new Cancellation()))
                .hasValueSatisfying(columns ->
                        assertThat(columns).extracting(SampledColumn::sample).containsOnlyNulls());
        assertThat(warehouse.columns("flights", "none", limits(LIMIT), new Cancellation()))
                .isEmpty();
    }

    @Test
    void tablesAreListedWithTheirFiles() {
        assertThat(warehouse.tables())
                .extracting(t -> t.schema() + "." + t.table() + " " + t.bytes() + " " + t.format())
                .containsExactly("flights.airports 37 csv", "flights.empty 4 csv");
    }

    @Test
    void aWarehouseWithoutADirectoryIsEmpty() {
        var none = new DuckDbWarehouse(directory.resolve("none"));

        assertThat(none.catalog("local", limits(LIMIT), new Cancellation()))
                .hasValueSatisfying(c -> assertThat(c.schemas()).isEmpty());
        assertThat(none.tables()).isEmpty();
        assertThat(none.catalog("imports", limits(LIMIT), new Cancellation())).isEmpty();
    }

    @Test
    void itEndsWhenItIsLateOrNotWanted() {
        assertThatThrownBy(
                        () -> warehouse.catalog("local", limits(Duration.ZERO), new Cancellation()))
                .isInstanceOf(ExportFailure.class);
        var cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> warehouse.catalog("local", limits(LIMIT), cancelled))
                .isInstanceOf(ExportCancelled.class);
    }

    private CatalogContents catalog() {
        return warehouse.catalog("local", limits(LIMIT), new Cancellation()).orElseThrow();
    }

    private WarehouseMetadata.Limits limits(Duration time) {
        return new WarehouseMetadata.Limits(directory.resolve("work"), 256L << 20, time);
    }
}
