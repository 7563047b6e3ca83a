package io.grapholap.engine.algorithm;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an algorithm declares of itself: clients see it, parameters are checked against it, the
 * graph is extracted for it, and its memory is estimated from it.
 *
 * @param views the views of the graph that it looks at
 * @param bytesPerNode what it takes beside the views, at most; results included
 * @param bytesPerEdge what it takes beside the views, at most
 * @param maxEdges greatest number of edges it is fit for; more are refused
 */
public record AlgorithmSpec(
        String name,
        String displayName,
        Category category,
        String description,
        String details,
        List<Parameter<?>> parameters,
        Set<View> views,
        Weights weights,
        Returns returns,
        long bytesPerNode,
        long bytesPerEdge,
        long maxEdges,
        Duration defaultTimeout) {

    /** Where clients find it. */
    public enum Category {
        CENTRALITY,
        COMMUNITY,
        PATHFINDING,
        SIMILARITY,
        TRAVERSAL,
        CLUSTERING,
        LINK_PREDICTION,
        OTHER
    }

    /** Whether it reads weights of edges. */
    public enum Weights {
        IGNORED,
        /** Yes, and none may be below 0. */
        NOT_NEGATIVE,
        /** Yes, whatever they are. */
        ANY
    }

    /** Kind of its result. */
    public enum Returns {
        NODE_DOUBLE("DOUBLE"),
        NODE_LONG("INT64"),
        SCALAR("SCALAR"),
        NODES("LIST<NODE>"),
        GROUPS("LIST<LIST<NODE>>"),
        PAIRS("LIST<PAIR>"),
        PATHS("LIST<PATH>"),
        TABLE("MAP<NODE,MAP<NODE,DOUBLE>>"),
        GRAPH("GRAPH"),
        LIST("LIST"),
        DICT("DICT"),
        TUPLE("TUPLE");

        private final String wireName;

        Returns(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        /** Whether it is one value per node, which can be written back. */
        public boolean perNode() {
            return this == NODE_DOUBLE || this == NODE_LONG;
        }
    }

    public AlgorithmSpec {
        parameters = List.copyOf(parameters);
        views = Set.copyOf(views);
    }

    /** Begins the declaration of an algorithm. */
    public static Builder named(String name, String displayName) {
        return new Builder(name, displayName);
    }

    /**
     * Bytes for a graph of that size: the pairs it is made of, its views, and what the algorithm
     * takes itself.
     */
    public MemoryEstimate estimate(GraphSize size, boolean weighted) {
        boolean reads = weighted && weights != Weights.IGNORED;
        var made = EnumSet.of(View.OUT);
        made.addAll(views);
        if (made.contains(View.SIMPLE)) {
            made.add(View.BOTH);
        }
        long graph = made.stream().mapToLong(view -> view.bytes(size, reads)).sum();
        long pairs = (reads ? 16 : 8) * size.edges();
        return new MemoryEstimate(
                graph + pairs, bytesPerNode * size.nodes() + bytesPerEdge * size.edges());
    }

    /** Collects a declaration; what is not said is left at its most modest. */
    public static final class Builder {
        private final String name;
        private final String displayName;
        private Category category = Category.OTHER;
        private String description = "";
        private String details = "";
        private List<Parameter<?>> parameters = List.of();
        private Set<View> views = EnumSet.of(View.OUT);
        private Weights weights = Weights.IGNORED;
        private Returns returns = Returns.SCALAR;
        private long bytesPerNode = 8;
        private long bytesPerEdge;
        private long maxEdges = Integer.MAX_VALUE;
        private Duration defaultTimeout = Duration.ofMinutes(5);

        private Builder(String name, String displayName) {
            this.name = name;
            this.displayName = displayName;
        }

        public Builder category(Category value) {
            category = value;
            return this;
        }

        /** One sentence for lists, then how it treats direction, weights, parallel edges, ties. */
        public Builder description(String sentence, String moreOfIt) {
            description = sentence;
            details = moreOfIt;
            return this;
        }

        public Builder parameters(Parameter<?>... values) {
            parameters = List.of(values);
            return this;
        }

        public Builder views(View first, View... more) {
            views = EnumSet.of(first, more);
            return this;
        }

        public Builder weights(Weights value) {
            weights = value;
            return this;
        }

        public Builder returns(Returns value) {
            returns = value;
            return this;
        }

        /** Upper bounds, in bytes, of what the algorithm takes beside its views. */
        public Builder memory(long perNode, long perEdge) {
            bytesPerNode = perNode;
            bytesPerEdge = perEdge;
            return this;
        }

        public Builder maxEdges(long value) {
            maxEdges = value;
            return this;
        }

        public Builder defaultTimeout(Duration value) {
            defaultTimeout = value;
            return this;
        }

        public AlgorithmSpec build() {
            return new AlgorithmSpec(
                    name,
                    displayName,
                    category,
                    description,
                    details,
                    parameters,
                    views,
                    weights,
                    returns,
                    bytesPerNode,
                    bytesPerEdge,
                    maxEdges,
                    defaultTimeout);
        }
    }
}
