package io.grapholap.warehouse.duckdb;

import java.nio.file.Path;
import java.util.List;

/**
 * A table that a sandbox shows.
 *
 * @param files its Parquet or CSV files, at least one, all of one kind
 */
public record SandboxTable(String schema, String table, List<Path> files) {
    /**
     * The expression that reads all rows, with types guessed from the whole text where it is CSV.
     */
    String scan() {
        boolean csv = files.getFirst().toString().endsWith(".csv");
        return csv
                ? "read_csv(" + Sql.list(files) + ", sample_size = -1)"
                : "read_parquet(" + Sql.list(files) + ")";
    }
}
