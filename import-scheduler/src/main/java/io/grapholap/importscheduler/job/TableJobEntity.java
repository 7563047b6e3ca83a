package io.grapholap.importscheduler.job;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Row of {@code table_jobs}. */
@Entity
@Table(name = "table_jobs")
class TableJobEntity {
    @Id String id;

    @Column(name = "space_id")
    String spaceId;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    String status;

    @Column(name = "paused_reason")
    @Nullable String pausedReason;

    boolean triggered;

    @Column(name = "model_name")
    String modelName;

    @Column(name = "model_type")
    String modelType;

    @Column(name = "model_environment_name")
    String modelEnvironmentName;

    @Column(name = "model_version")
    @Nullable String modelVersion;

    @Column(name = "batch_id")
    @Nullable String batchId;

    @Column(name = "table_store")
    String tableStore;

    @Column(name = "table_config", columnDefinition = "jsonb")
    JsonObject tableConfig;

    @Column(columnDefinition = "jsonb")
    JsonObject mapping;

    @Column(name = "refresh_interval_minutes")
    int refreshIntervalMinutes;

    @Column(name = "query_window_size_hours")
    int queryWindowSizeHours;

    @Column(name = "queries_success")
    long queriesSuccess;

    @Column(name = "queries_failed")
    long queriesFailed;

    @Column(name = "queries_pending")
    long queriesPending;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "next_run_at")
    @Nullable Instant nextRunAt;

    @Column(name = "consecutive_failures")
    int consecutiveFailures;

    @Column(name = "failing_since")
    @Nullable Instant failingSince;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected TableJobEntity() {}

    static TableJobEntity of(TableJob job, String createdBy) {
        var row = new TableJobEntity();
        row.id = job.id();
        row.spaceId = job.spaceId();
        row.createdBy = createdBy;
        row.createdAt = job.createdAt();
        row.triggered = job.triggered();
        row.started(job.createdAt());
        row.tableStore = job.table().store().name();
        row.tableConfig = JsonColumn.write(job.table());
        row.write(job.state(), job.createdAt());
        row.write(job.model(), job.createdAt());
        row.write(job.mapping(), job.createdAt());
        row.write(job.parameters(), job.createdAt());
        return row;
    }

    private void started(Instant now) {
        startedAt = now;
        nextRunAt = triggered ? null : now;
        consecutiveFailures = 0;
        failingSince = null;
    }

    /** What the change means for its windows: a start forgives, new parameters plan anew. */
    final void plan(TableJob before, TableJob after, Instant now) {
        if (after.state() instanceof TableJobState.Active
                && !(before.state() instanceof TableJobState.Active)) {
            started(now);
        } else if (!after.parameters().equals(before.parameters()) && !triggered) {
            nextRunAt = now;
        }
    }

    final void write(TableJobState state, Instant now) {
        status = JobStatus.of(state).name();
        pausedReason =
                switch (state) {
                    case TableJobState.Inactive(var reason) -> reason;
                    case TableJobState.Active _, TableJobState.Deleted _ -> null;
                };
        updatedAt = now;
    }

    final void write(TableJob.Model model, Instant now) {
        modelName = model.name();
        modelType = model.type().name();
        modelEnvironmentName = model.environment().name();
        modelVersion = model.version();
        batchId = model.batchId();
        updatedAt = now;
    }

    final void write(TableMapping columns, Instant now) {
        mapping = JsonColumn.write(columns);
        updatedAt = now;
    }

    final void write(IngestionParameters parameters, Instant now) {
        refreshIntervalMinutes = parameters.refreshIntervalMinutes();
        queryWindowSizeHours = parameters.queryWindowSizeHours();
        updatedAt = now;
    }

    TableJobState state() {
        return switch (JobStatus.valueOf(status)) {
            case active -> new TableJobState.Active();
            case inactive -> new TableJobState.Inactive(pausedReason);
            case deleted -> new TableJobState.Deleted();
        };
    }

    TableJob toJob() {
        return new TableJob(
                id,
                spaceId,
                createdAt,
                state(),
                triggered,
                new TableJob.Model(
                        modelName,
                        ModelType.valueOf(modelType),
                        ModelEnvironmentName.valueOf(modelEnvironmentName),
                        modelVersion,
                        batchId),
                JsonColumn.read(tableConfig, TableConfig.class),
                JsonColumn.read(mapping, TableMapping.class),
                new IngestionParameters(refreshIntervalMinutes, queryWindowSizeHours),
                new TableJob.Counts(queriesSuccess, queriesFailed, queriesPending));
    }
}
