package io.grapholap.warehouse;

import io.grapholap.common.question.CatalogContents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a warehouse says of its tables. Blocking: call it from worker threads only. */
public interface WarehouseMetadata {

    /**
     * What an answer may use.
     *
     * @param directory an empty local directory of its own
     * @param memoryBytes how much memory it may hold
     * @param timeLimit how long it may take in all
     */
    record Limits(Path directory, long memoryBytes, Duration timeLimit) {}

    /**
     * A table as it lies there, not looked into.
     *
     * @param bytes its size
     * @param format such as {@code parquet}
     */
    record StoredTable(String catalog, String schema, String table, long bytes, String format) {}

    /** Names of all catalogs, sorted. */
    List<String> catalogs();

    /**
     * Everything in one catalog: schemas, tables and columns, each sorted by name but columns in
     * their order. A table that cannot be looked into is there without columns.
     *
     * @return empty without such a catalog
     * @throws ExportFailure if the warehouse is away or the time is over
     * @throws ExportCancelled if {@code cancellation} was cancelled first
     */
    Optional<CatalogContents> catalog(String name, Limits limits, Cancellation cancellation);

    /** All tables, sorted by schema and name; fails with {@link ExportFailure} if away. */
    List<StoredTable> tables();

    /**
     * The columns of one table, each with the first row's value as text.
     *
     * @return empty without such a table
     * @throws ExportFailure if it cannot be read or the time is over
     * @throws ExportCancelled if {@code cancellation} was cancelled first
     */
    Optional<List<SampledColumn>> columns(
            String schema, String table, Limits limits, Cancellation cancellation);

    /**
     * A column with an example.
     *
     * @param type as the warehouse spells it
     * @param sample at most 100 characters; null without a row or for NULL
     */
    record SampledColumn(String name, String type, @Nullable String sample) {}
}
