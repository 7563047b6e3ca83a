package io.grapholap.importscheduler.job;

/** Where a table stands. Spelled as on the wire. */
public enum TableStore {
    BigQuery,
    Snowflake,
    Databricks,
    /** A database file beside the importer; off unless this installation turns it on. */
    DuckDB
}
