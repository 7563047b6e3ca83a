package io.grapholap.wrapper.graph;

import io.grapholap.engine.GraphEngine;

/**
 * A graph that answers.
 *
 * @param built whether it is a copy of the snapshot's built graph, rather than loaded from Parquet
 */
public record OpenGraph(GraphEngine engine, boolean built) {}
