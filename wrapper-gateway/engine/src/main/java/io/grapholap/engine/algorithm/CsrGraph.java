package io.grapholap.engine.algorithm;

import io.grapholap.engine.Topology;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The graph that algorithms run on, nodes numbered from 0. Parallel edges and self-loops are kept:
 * each parallel edge counts, as in a NetworkX multigraph, and an algorithm that sees the graph
 * otherwise takes {@link View#SIMPLE} and says so. Views are made when first asked for, and kept.
 * Safe for many threads.
 */
public final class CsrGraph {
    private final Direction direction;
    private final int edgeCount;
    private final boolean weighted;
    private final Map<View, Adjacency> views = new EnumMap<>(View.class);

    /** How the engine's edges become those of the graph. */
    public enum Direction {
        /** As they are stored. */
        FORWARD,
        /** Turned around. */
        REVERSE,
        /** Without direction, as in a NetworkX {@code Graph}. */
        UNDIRECTED
    }

    private CsrGraph(Direction direction, int edgeCount, Adjacency out) {
        this.direction = direction;
        this.edgeCount = edgeCount;
        this.weighted = out.weights() != null;
        views.put(View.OUT, out);
    }

    /** The directed graph with edges {@code sources[i] → targets[i]} of weight 1. */
    public static CsrGraph of(int nodeCount, int[] sources, int[] targets) {
        return of(nodeCount, sources, targets, null, Direction.FORWARD);
    }

    /**
     * @param weights one per edge; null when each weighs 1
     */
    public static CsrGraph of(
            int nodeCount,
            int[] sources,
            int[] targets,
            double @Nullable [] weights,
            Direction direction) {
        var out =
                switch (direction) {
                    case FORWARD -> Adjacency.of(nodeCount, sources, targets, weights);
                    case REVERSE -> Adjacency.of(nodeCount, targets, sources, weights);
                    case UNDIRECTED ->
                            Adjacency.of(nodeCount, sources, targets, weights).undirected();
                };
        return new CsrGraph(direction, sources.length, out);
    }

    public static CsrGraph of(Topology topology, Direction direction) {
        return of(
                topology.nodeCount(),
                topology.sources(),
                topology.targets(),
                topology.weights(),
                direction);
    }

    public int nodeCount() {
        return out().nodeCount();
    }

    /** Number of edges, parallel ones counted each; an undirected edge counts once. */
    public int edgeCount() {
        return edgeCount;
    }

    public boolean directed() {
        return direction != Direction.UNDIRECTED;
    }

    public boolean weighted() {
        return weighted;
    }

    /** Where edges lead; all neighbours when the graph has no direction. */
    public Adjacency out() {
        return view(View.OUT);
    }

    /** Where edges come from; all neighbours when the graph has no direction. */
    public Adjacency in() {
        return view(View.IN);
    }

    /** Neighbours whatever the direction. A pair of opposite edges appears twice. */
    public Adjacency both() {
        return view(View.BOTH);
    }

    /** Neighbours whatever the direction, each once, sorted; no self-loops, no weights. */
    public Adjacency simple() {
        return view(View.SIMPLE);
    }

    /** Where edges lead, each target once, sorted; no self-loops, no weights. */
    public Adjacency simpleOut() {
        return view(View.SIMPLE_OUT);
    }

    private synchronized Adjacency view(View view) {
        var known = views.get(view);
        if (known == null) {
            known = make(view);
            views.put(view, known);
        }
        return known;
    }

    private Adjacency make(View view) {
        return switch (view) {
            case OUT -> throw new IllegalStateException("it is always there");
            case IN -> directed() ? out().reversed() : out();
            case BOTH -> directed() ? out().undirected() : out();
            case SIMPLE -> both().simple();
            case SIMPLE_OUT -> directed() ? out().sorted().simple() : simple();
        };
    }

    /** The smallest weight; 1 when edges have none. */
    double minWeight() {
        var weights = out().weights();
        return weights == null ? 1 : Arrays.stream(weights).min().orElse(1);
    }

    /** What the arrays of this graph take now. */
    public synchronized long bytes() {
        return views.values().stream().distinct().mapToLong(Adjacency::bytes).sum();
    }
}
