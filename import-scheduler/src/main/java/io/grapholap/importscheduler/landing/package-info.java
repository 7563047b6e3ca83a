/**
 * How the rows of a window become rows of an Iceberg table, exactly once. DuckDB writes the Parquet
 * files, Iceberg keeps the metadata, the commit carries the window's identity.
 *
 * <p>How to call it, on a worker thread:
 *
 * <ol>
 *   <li>{@link io.grapholap.importscheduler.landing.ColumnSelection#of} with the source's {@code
 *       describe} says which columns; store the selection with the window, so that a retry reads
 *       the same.
 *   <li>{@link io.grapholap.importscheduler.landing.Landing#query} and {@code ImportSource.open},
 *       then {@link io.grapholap.importscheduler.landing.Landing#stage}. Its answer is also in the
 *       store: after a crash {@link io.grapholap.importscheduler.landing.Landing#staged} gives it
 *       back.
 *   <li>{@link io.grapholap.importscheduler.landing.Landing#commit}, as often as needed. {@code
 *       STALE_STAGING} and {@code STAGING_LOST} mean: make a new attempt. {@code FENCED} means: let
 *       go.
 *   <li>When the window is marked in the database: {@link
 *       io.grapholap.importscheduler.landing.Landing#sweep}.
 * </ol>
 *
 * <p>{@link io.grapholap.importscheduler.landing.LakeCatalog} opens the catalog at the first use;
 * PostgreSQL's schema for it must be there. {@link
 * io.grapholap.importscheduler.landing.LandedTables} reads what was landed.
 */
@NullMarked
package io.grapholap.importscheduler.landing;

import org.jspecify.annotations.NullMarked;
