package io.grapholap.warehouse.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Takes from a DuckDB all of the machine but some files and directories, for good. */
public final class LockedDown {
    private LockedDown() {}

    /**
     * After this the database reads {@code files}, reads and writes below {@code directories}, and
     * nothing else: no network, no extension, no setting. Its time zone is UTC.
     */
    public static void apply(
            Connection connection, List<Path> files, List<Path> directories, Execution execution)
            throws SQLException {
        for (var setting :
                List.of(
                        "TimeZone = 'UTC'",
                        "allowed_paths = " + Sql.list(files),
                        "allowed_directories = " + Sql.list(directories),
                        "autoinstall_known_extensions = false",
                        "autoload_known_extensions = false",
                        "allow_community_extensions = false",
                        "enable_external_access = false",
                        "lock_configuration = true")) {
            execution.run(connection, statement -> statement.execute("SET " + setting));
        }
    }
}
