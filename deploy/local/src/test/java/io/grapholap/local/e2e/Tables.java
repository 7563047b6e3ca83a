package io.grapholap.local.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Makes warehouse tables. */
final class Tables {
    private Tables() {}

    /** {@code local.<schema>.<table>} from what the SQL yields. */
    static void write(Path warehouse, String schema, String table, String sql)
            throws IOException, SQLException {
        var directory = Files.createDirectories(warehouse.resolve(schema));
        var file = directory.resolve(table + ".parquet");
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckdb.createStatement()) {
            statement.execute("COPY (" + sql + ") TO '" + file + "' (FORMAT parquet)");
        }
    }
}
