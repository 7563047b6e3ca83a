/** Turns a snapshot's Parquet files into a graph file. */
@NullMarked
package io.grapholap.engine.build;

import org.jspecify.annotations.NullMarked;
