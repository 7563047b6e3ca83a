package io.grapholap.importscheduler.landing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A window whose files lie in the store and are not visible yet. It is all that a commit needs,
 * also after a restart.
 *
 * @param task the window
 * @param rowsRead rows that the source gave; as many as it counted
 * @param rowsLanded rows that the commit makes visible
 * @param rowsKnown rows that had been landed before, exactly the same
 * @param refused rows that broke a rule, by its code and column
 * @param parts what is committed, in this order
 */
public record StagedWindow(
        WindowTask task,
        long rowsRead,
        long rowsLanded,
        long rowsKnown,
        Map<String, Long> refused,
        List<Part> parts) {
    /**
     * What is added to one table.
     *
     * @param namespace the table's namespace
     * @param table the table's name
     * @param base the snapshot that rows were compared with; null if there was none
     * @param compared whether rows were compared, so that the base matters
     * @param schemaId the table's schema that the files were written with
     */
    public record Part(
            String namespace,
            String table,
            @Nullable Long base,
            boolean compared,
            int schemaId,
            List<StagedFile> files) {}

    /**
     * One Parquet file.
     *
     * @param path in the object store
     * @param columns what is known of its columns, by field id
     */
    public record StagedFile(
            String path, long rows, long bytes, Map<Integer, ColumnStats> columns) {}

    /** Bounds as text; null where there are none or where they cannot be trusted. */
    public record ColumnStats(
            long bytes,
            long values,
            long nulls,
            @Nullable String least,
            @Nullable String greatest) {}
}
