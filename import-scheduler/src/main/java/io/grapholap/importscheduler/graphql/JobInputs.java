package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.job.IngestionParameters;
import io.grapholap.importscheduler.job.JobStatus;
import io.grapholap.importscheduler.job.JobUpdate;
import io.grapholap.importscheduler.job.ModelEnvironmentName;
import io.grapholap.importscheduler.job.ModelType;
import io.grapholap.importscheduler.job.NewTableJob;
import io.grapholap.importscheduler.job.TableChoice;
import io.grapholap.importscheduler.job.TableJob;
import io.grapholap.importscheduler.job.TableMapping;
import io.grapholap.importscheduler.job.TableStore;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What mutations of jobs are given. */
public final class JobInputs {
    private JobInputs() {}

    @Input("TableIngestionParametersInputType")
    public record Parameters(
            @Nullable @Description("1 to 10080; 60 if never given.") Integer refreshIntervalMinutes,
            @Nullable @Description("1 to 8760; 24 if never given.") Integer queryWindowSizeHours) {
        static final Parameters NONE = new Parameters(null, null);
    }

    @Input("CreateTableImportJobInput")
    public record Create(
            @Id @NonNull String spaceId,
            @NonNull String modelName,
            @NonNull ModelType modelType,
            @NonNull ModelEnvironmentName modelEnvironmentName,
            @Nullable String modelVersion,
            @Nullable String batchId,
            @NonNull TableStore tableStore,
            TableConfigInputs.@Nullable BigQuery bigQueryTableConfig,
            TableConfigInputs.@Nullable Snowflake snowflakeTableConfig,
            TableConfigInputs.@Nullable Databricks databricksTableConfig,
            TableConfigInputs.@Nullable DuckDb duckDbTableConfig,
            @NonNull TableMapping schema,
            @Nullable Parameters tableIngestionParameters,
            @Nullable @Description("Only validate; nothing is written.") Boolean dryRun,
            @Nullable String clientMutationId) {
        NewTableJob toNew() {
            return wanted(
                    spaceId,
                    false,
                    new TableJob.Model(
                            modelName, modelType, modelEnvironmentName, modelVersion, batchId),
                    new TableChoice(
                            tableStore,
                            TableConfigInputs.given(
                                    bigQueryTableConfig,
                                    snowflakeTableConfig,
                                    databricksTableConfig,
                                    duckDbTableConfig)),
                    schema,
                    tableIngestionParameters);
        }
    }

    @Input("CreateTriggeredOngoingTableImportJobInput")
    public record CreateTriggered(
            @Id @NonNull String spaceId,
            @NonNull String modelName,
            @NonNull ModelType modelType,
            @NonNull ModelEnvironmentName modelEnvironmentName,
            @Nullable String modelVersion,
            @Nullable String batchId,
            @NonNull TableStore tableStore,
            TableConfigInputs.@Nullable BigQuery bigQueryTableConfig,
            TableConfigInputs.@Nullable Snowflake snowflakeTableConfig,
            TableConfigInputs.@Nullable Databricks databricksTableConfig,
            TableConfigInputs.@Nullable DuckDb duckDbTableConfig,
            @NonNull TableMapping schema,
            @Nullable Parameters tableIngestionParameters,
            @Nullable String clientMutationId) {
        NewTableJob toNew() {
            return wanted(
                    spaceId,
                    true,
                    new TableJob.Model(
                            modelName, modelType, modelEnvironmentName, modelVersion, batchId),
                    new TableChoice(
                            tableStore,
                            TableConfigInputs.given(
                                    bigQueryTableConfig,
                                    snowflakeTableConfig,
                                    databricksTableConfig,
                                    duckDbTableConfig)),
                    schema,
                    tableIngestionParameters);
        }
    }

    private static NewTableJob wanted(
            String spaceId,
            boolean triggered,
            TableJob.Model model,
            TableChoice table,
            TableMapping schema,
            @Nullable Parameters given) {
        var parameters = given == null ? Parameters.NONE : given;
        return new NewTableJob(
                GlobalId.within(SpaceNode.TYPE, "spaceId", spaceId),
                triggered,
                model,
                table,
                schema,
                IngestionParameters.DEFAULT.with(
                        parameters.refreshIntervalMinutes(), parameters.queryWindowSizeHours()));
    }

    @Input("StartTableImportJobInput")
    public record Start(@Id @NonNull String jobId, @Nullable String clientMutationId) {}

    @Input("PauseTableImportJobInput")
    public record Pause(@Id @NonNull String jobId, @Nullable String clientMutationId) {}

    @Input("DeleteTableImportJobInput")
    public record Delete(@Id @NonNull String jobId, @Nullable String clientMutationId) {}

    @Input("UpdateTableImportJobInput")
    public record Update(
            @Id @NonNull String jobId,
            @NonNull @Description("Replaces the whole schema.") TableMapping schema,
            @Nullable Parameters tableIngestionParameters,
            @Nullable JobStatus jobStatus,
            @Nullable String modelVersion,
            @Nullable String clientMutationId) {
        JobUpdate toUpdate() {
            var parameters =
                    tableIngestionParameters == null ? Parameters.NONE : tableIngestionParameters;
            return new JobUpdate(
                    schema,
                    modelVersion,
                    jobStatus,
                    parameters.refreshIntervalMinutes(),
                    parameters.queryWindowSizeHours());
        }
    }

    @Input("UpdateTableIngestionParametersInput")
    public record UpdateParameters(
            @Id @NonNull String jobId,
            @NonNull Parameters tableIngestionParameters,
            @Nullable String clientMutationId) {}
}
