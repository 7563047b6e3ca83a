package io.grapholap.engine.ryugraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * Engine and helper database unpack libraries of many megabytes into temporary files. Once loaded
 * the files are not needed, and they would outlive a process that is killed.
 */
final class NativeLibraries {
    private static final Path MAPPED_FILES = Path.of("/proc/self/maps");
    private static final List<String> NAMES = List.of("/libkuzu_java_native", "/libduckdb_java");

    private NativeLibraries() {}

    /** A new helper database in memory. */
    static Connection duckDb() throws SQLException {
        return duckDb(new Properties());
    }

    static Connection duckDb(Properties properties) throws SQLException {
        // The driver itself, since DriverManager shows it only to some class loaders.
        var connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
        deleteUnpacked();
        return connection;
    }

    /** Deletes the files of the libraries that are loaded by now. */
    static void deleteUnpacked() {
        try (var lines = Files.lines(MAPPED_FILES)) {
            lines.filter(NativeLibraries::isUnpacked)
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .distinct()
                    .forEach(NativeLibraries::delete);
        } catch (IOException | UncheckedIOException e) {
            // Elsewhere than on Linux: nothing to tidy.
        }
    }

    private static boolean isUnpacked(String line) {
        var directory = System.getProperty("java.io.tmpdir");
        return !line.endsWith("(deleted)")
                && NAMES.stream().anyMatch(name -> line.contains(directory + name));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
