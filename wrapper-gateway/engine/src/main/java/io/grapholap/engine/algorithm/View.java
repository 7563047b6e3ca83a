package io.grapholap.engine.algorithm;

/** A way of looking at the edges that an algorithm needs; each costs memory of its own. */
public enum View {
    OUT(1, true),
    IN(1, true),
    BOTH(2, true),
    SIMPLE(2, false),
    SIMPLE_OUT(1, false);

    private final int entriesPerEdge;
    private final boolean weights;

    View(int entriesPerEdge, boolean weights) {
        this.entriesPerEdge = entriesPerEdge;
        this.weights = weights;
    }

    /** Upper bound of what it takes in a graph of that size, in bytes. */
    long bytes(GraphSize size, boolean weighted) {
        long entry = weighted && weights ? 12 : 4;
        return 4 * (size.nodes() + 1) + entriesPerEdge * entry * size.edges();
    }
}
