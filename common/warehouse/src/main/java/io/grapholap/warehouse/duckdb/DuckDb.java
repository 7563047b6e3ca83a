package io.grapholap.warehouse.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * Opens databases. The driver unpacks its library of 70 MB into a temporary file; once the library
 * is loaded the file is not needed, and it would outlive a process that is killed.
 */
public final class DuckDb {
    private static final Path MAPPED_FILES = Path.of("/proc/self/maps");

    private DuckDb() {}

    /** A new database in memory, empty and unguarded. */
    public static Connection inMemory() throws SQLException {
        // The driver itself, since DriverManager shows it only to some class loaders.
        var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        UnpackedLibrary.forget();
        return connection;
    }

    /** Initialised once, after the driver has loaded its library. */
    private static final class UnpackedLibrary {
        static {
            deleteFile();
        }

        static void forget() {}

        private static void deleteFile() {
            var temporary = System.getProperty("java.io.tmpdir") + "/libduckdb_java";
            try (var lines = Files.lines(MAPPED_FILES)) {
                var file =
                        lines.filter(line -> line.contains(temporary))
                                .map(line -> line.substring(line.indexOf('/')))
                                .findFirst();
                if (file.isPresent()) {
                    Files.deleteIfExists(Path.of(file.get()));
                }
            } catch (IOException | RuntimeException e) {
                // Elsewhere than on Linux, or a file that is gone already: nothing to tidy.
            }
        }
    }
}
