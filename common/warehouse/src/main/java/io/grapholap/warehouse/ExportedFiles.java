package io.grapholap.warehouse;

import java.nio.file.Path;
import java.util.List;

/**
 * What an export wrote.
 *
 * @param queryId the warehouse's id of the statement
 * @param rows rows of all files
 */
public record ExportedFiles(String queryId, long rows, List<ExportedFile> files) {
    /** One Parquet file, named {@code part-*.parquet}. */
    public record ExportedFile(Path file, long rows, long bytes) {}
}
