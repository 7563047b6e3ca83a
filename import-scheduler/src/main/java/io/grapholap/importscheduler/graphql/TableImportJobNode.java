package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.job.JobStatus;
import io.grapholap.importscheduler.job.ModelEnvironmentName;
import io.grapholap.importscheduler.job.ModelType;
import io.grapholap.importscheduler.job.TableConfig;
import io.grapholap.importscheduler.job.TableJob;
import io.grapholap.importscheduler.job.TableJobState;
import io.grapholap.importscheduler.job.TableMapping;
import io.grapholap.importscheduler.job.TableStore;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * A job as the members of its space see it.
 *
 * @param job what it is of; no field
 */
@Type("TableImportJob")
@Description("A table that is imported into a space, window by window.")
public record TableImportJobNode(
        @Id @NonNull String id,
        @Id @NonNull String jobId,
        @Nullable JobStatus jobStatus,
        @NonNull Instant createdAt,
        @NonNull String modelName,
        @Nullable @Id @Description("Null until rows of the model have landed.") String modelId,
        @Nullable String modelVersion,
        @NonNull ModelType modelType,
        @NonNull ModelEnvironmentName modelEnvironmentName,
        @NonNull TableMapping schema,
        @Nullable String batchId,
        @NonNull TableStore tableStore,
        @NonNull String table,
        @Nullable @Description("Of BigQuery alone.") String projectId,
        @Nullable @Description("Of BigQuery alone.") String dataset,
        int totalQueriesSuccessCount,
        int totalQueriesFailedCount,
        int totalQueriesPendingCount,
        @Nullable TableIngestionParameters tableIngestionParameters,
        @Description("Whether windows are asked for one by one instead of by the clock.")
                boolean triggered,
        @Nullable @Description("Why it was paused by itself.") String pausedReason,
        @Ignore TableJob job)
        implements Node {
    static final String TYPE = "TableImportJob";

    static TableImportJobNode of(TableJob job) {
        var model = job.model();
        var counts = job.counts();
        var bigQuery = job.table() instanceof TableConfig.BigQuery found ? found : null;
        return new TableImportJobNode(
                GlobalId.of(TYPE, job.id()),
                job.id(),
                JobStatus.of(job.state()),
                job.createdAt(),
                model.name(),
                counts.success() == 0
                        ? null
                        : GlobalId.of("Model", job.spaceId() + "/" + model.name()),
                model.version(),
                model.type(),
                model.environment(),
                job.mapping(),
                model.batchId(),
                job.table().store(),
                job.table().tableName(),
                bigQuery == null ? null : bigQuery.projectId(),
                bigQuery == null ? null : bigQuery.dataset(),
                clamped(counts.success()),
                clamped(counts.failed()),
                clamped(counts.pending()),
                TableIngestionParameters.of(job.parameters()),
                job.triggered(),
                job.state() instanceof TableJobState.Inactive(var reason) ? reason : null,
                job);
    }

    private static int clamped(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }
}
