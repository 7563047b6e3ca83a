package io.grapholap.importscheduler.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.grapholap.warehouse.source.SourceTable;
import org.jspecify.annotations.Nullable;

/** Which table of which store. Holds no secret: those are never written beside the job. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "store")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TableConfig.BigQuery.class, name = "BigQuery"),
    @JsonSubTypes.Type(value = TableConfig.Snowflake.class, name = "Snowflake"),
    @JsonSubTypes.Type(value = TableConfig.Databricks.class, name = "Databricks"),
    @JsonSubTypes.Type(value = TableConfig.DuckDb.class, name = "DuckDB")
})
public sealed interface TableConfig {
    TableStore store();

    String tableName();

    /** The table as every store names one: database, schema, table. */
    default SourceTable sourceTable() {
        return switch (this) {
            case BigQuery c -> new SourceTable(c.projectId, c.dataset, c.tableName);
            case Snowflake c -> new SourceTable(c.database, c.schema, c.tableName);
            case Databricks c -> new SourceTable(c.catalog, c.databricksSchema, c.tableName);
            case DuckDb c -> new SourceTable(c.database, c.schema, c.tableName);
        };
    }

    record BigQuery(String projectId, String dataset, String tableName) implements TableConfig {
        @Override
        public TableStore store() {
            return TableStore.BigQuery;
        }
    }

    /**
     * @param accountID in the form {@code <organization>-<account>}
     */
    record Snowflake(String accountID, String schema, String database, String tableName)
            implements TableConfig {
        @Override
        public TableStore store() {
            return TableStore.Snowflake;
        }
    }

    /**
     * @param endpoint HTTP path of the SQL warehouse
     * @param port a number, as text
     */
    record Databricks(
            String hostName,
            String endpoint,
            String port,
            String catalog,
            String databricksSchema,
            String tableName,
            @Nullable String azureResourceId,
            @Nullable String azureTenantId)
            implements TableConfig {
        @Override
        public TableStore store() {
            return TableStore.Databricks;
        }
    }

    /**
     * @param database name of a database file in the folder that the installation names
     */
    record DuckDb(String database, String schema, String tableName) implements TableConfig {
        @Override
        public TableStore store() {
            return TableStore.DuckDB;
        }
    }
}
