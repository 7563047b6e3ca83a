package io.grapholap.importscheduler.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A table that is imported into a space, window by window.
 *
 * @param triggered whether windows are asked for one by one instead of by the clock
 * @param counts windows by how they ended
 */
public record TableJob(
        String id,
        String spaceId,
        Instant createdAt,
        TableJobState state,
        boolean triggered,
        Model model,
        TableConfig table,
        TableMapping mapping,
        IngestionParameters parameters,
        Counts counts) {
    TableJob in(TableJobState next) {
        return new TableJob(
                id, spaceId, createdAt, next, triggered, model, table, mapping, parameters, counts);
    }

    TableJob with(IngestionParameters other) {
        return new TableJob(
                id, spaceId, createdAt, state, triggered, model, table, mapping, other, counts);
    }

    TableJob with(TableMapping other, Model version) {
        return new TableJob(
                id,
                spaceId,
                createdAt,
                state,
                triggered,
                version,
                table,
                other,
                parameters,
                counts);
    }

    /**
     * What the rows are of.
     *
     * @param version stamped on every row; null to take it from the table
     * @param batchId stamped on every row; null to take it from the table
     */
    public record Model(
            String name,
            ModelType type,
            ModelEnvironmentName environment,
            @Nullable String version,
            @Nullable String batchId) {
        Model withVersion(@Nullable String given) {
            return given == null ? this : new Model(name, type, environment, given, batchId);
        }
    }

    /** Windows by how they ended; those that run are pending. */
    public record Counts(long success, long failed, long pending) {}
}
