/**
 * DuckDB, embedded: Parquet and CSV files of a directory as a warehouse, each statement in a
 * sandbox.
 */
@NullMarked
package io.grapholap.warehouse.duckdb;

import org.jspecify.annotations.NullMarked;
