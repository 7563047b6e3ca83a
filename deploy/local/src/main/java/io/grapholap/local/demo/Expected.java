package io.grapholap.local.demo;

import java.util.List;

/**
 * The right answers, worked out once by other means: NetworkX 3.6.1 on the same two files.
 *
 * <pre>
 * g = nx.DiGraph(); g.add_nodes_from(iata of airports.csv)
 * g.add_edges_from((origin, destination) of routes.csv)
 * nx.pagerank(g, alpha=0.85, weight=None, max_iter=500, tol=1e-12)
 * nx.number_weakly_connected_components(g)
 * len({c for b in g['BTV'] for c in g[b]} - {'BTV'})
 * </pre>
 */
final class Expected {
    static final long NODES = 3_376;
    static final long EDGES = 5_366;
    static final long COMPONENTS = 3_072;

    /** Airports other than Burlington that two flights in a row lead to from Burlington. */
    static final long TWO_HOPS_FROM_BTV = 221;

    static final List<String> TOP_PAGERANK = List.of("ATL", "DFW", "ORD", "MSP", "SLC");
    static final double FIRST_PAGERANK = 0.014239311;
    static final double PAGERANK_TOLERANCE = 1e-4;

    private Expected() {}
}
