package io.grapholap.warehouse.duckdb;

import io.grapholap.warehouse.ExportedFiles.ExportedFile;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements that write rows as Parquet, and what they answer: a row for every file written. */
public final class ParquetCopy {
    private ParquetCopy() {}

    /**
     * Writes {@code part-*.parquet}, at least one even without rows.
     *
     * @param directory must be there
     * @param fileBytes size above which a file is closed and another begun
     */
    public static String intoDirectory(String select, Path directory, long fileBytes) {
        return """
        COPY (%s) TO %s (
            FORMAT parquet, COMPRESSION snappy, FILE_SIZE_BYTES %d, PER_THREAD_OUTPUT true,
            FILENAME_PATTERN 'part-{i}', WRITE_EMPTY_FILE true, OVERWRITE_OR_IGNORE true,
            RETURN_STATS true)
        """
                .formatted(select, Sql.literal(directory.toString()), fileBytes);
    }

    /** Writes exactly one file. */
    public static String intoFile(String select, Path file) {
        return "COPY (%s) TO %s (FORMAT parquet, COMPRESSION snappy, RETURN_STATS true)"
                .formatted(select, Sql.literal(file.toString()));
    }

    /** The files that a statement wrote. */
    public static List<ExportedFile> files(ResultSet rows) throws SQLException {
        var files = new ArrayList<ExportedFile>();
        while (rows.next()) {
            files.add(
                    new ExportedFile(
                            Path.of(rows.getString("filename")),
                            rows.getLong("count"),
                            rows.getLong("file_size_bytes")));
        }
        return files;
    }
}
