package io.grapholap.engine.ryugraph;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBResultSet;

/** Turns a Parquet file into an Arrow stream, a few megabytes at a time, in its order. */
final class ParquetStream {
    private static final long BATCH_ROWS = 32 * 1024;
    private static final long MAX_BYTES = 128L << 20;

    private ParquetStream() {}

    /**
     * @return rows written
     */
    static long write(Path file, OutputStream out) {
        try (var connection = NativeLibraries.duckDb(streaming());
                var statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SET memory_limit = '128MB'");
            try (var rows =
                            statement
                                    .executeQuery(
                                            "SELECT * FROM read_parquet('"
                                                    + file.toString().replace("'", "''")
                                                    + "')")
                                    .unwrap(DuckDBResultSet.class);
                    var allocator = new RootAllocator(MAX_BYTES);
                    var reader = (ArrowReader) rows.arrowExportStream(allocator, BATCH_ROWS)) {
                return copy(reader, out);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the answer cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long copy(ArrowReader reader, OutputStream out) throws IOException {
        var root = reader.getVectorSchemaRoot();
        var writer = new ArrowStreamWriter(root, null, Channels.newChannel(out));
        long rows = 0;
        writer.start();
        while (reader.loadNextBatch()) {
            rows += root.getRowCount();
            writer.writeBatch();
        }
        writer.end();
        return rows;
    }

    private static Properties streaming() {
        var properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        return properties;
    }
}
