package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.job.TableConfig;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Which table: one input type for each store. */
public final class TableConfigInputs {
    private TableConfigInputs() {}

    /** Those that were given. */
    static List<TableConfig> given(
            @Nullable BigQuery bigQuery,
            @Nullable Snowflake snowflake,
            @Nullable Databricks databricks,
            @Nullable DuckDb duckDb) {
        return Stream.of(
                        bigQuery == null ? null : bigQuery.toConfig(),
                        snowflake == null ? null : snowflake.toConfig(),
                        databricks == null ? null : databricks.toConfig(),
                        duckDb == null ? null : duckDb.toConfig())
                .filter(Objects::nonNull)
                .toList();
    }

    @Input("BigQueryTableConfigInput")
    public record BigQuery(
            @NonNull String projectId, @NonNull String dataset, @NonNull String tableName) {
        TableConfig toConfig() {
            return new TableConfig.BigQuery(projectId, dataset, tableName);
        }
    }

    @Input("SnowflakeTableConfigInput")
    public record Snowflake(
            @NonNull String accountID,
            @NonNull String schema,
            @NonNull String database,
            @NonNull String tableName) {
        TableConfig toConfig() {
            return new TableConfig.Snowflake(accountID, schema, database, tableName);
        }
    }

    /** The token is never kept beside the job. */
    @Input("DatabricksTableConfigInput")
    public record Databricks(
            @NonNull String hostName,
            @NonNull String endpoint,
            @NonNull String port,
            @NonNull String catalog,
            @NonNull String databricksSchema,
            @NonNull String tableName,
            @Nullable String token,
            @Nullable String azureResourceId,
            @Nullable String azureTenantId) {
        TableConfig toConfig() {
            return new TableConfig.Databricks(
                    hostName,
                    endpoint,
                    port,
                    catalog,
                    databricksSchema,
                    tableName,
                    azureResourceId,
                    azureTenantId);
        }

        /** Names the table, never the token. */
        @Override
        public String toString() {
            return "Databricks[" + hostName + "/" + catalog + "." + databricksSchema + "]";
        }
    }

    @Input("DuckDbTableConfigInput")
    public record DuckDb(
            @NonNull String database, @NonNull String schema, @NonNull String tableName) {
        TableConfig toConfig() {
            return new TableConfig.DuckDb(database, schema, tableName);
        }
    }
}
