package io.grapholap.engine.networkx;

import java.util.List;
import java.util.stream.Stream;

/** Every function that is there: one line for each family, and one for what the worker serves. */
final class Families {
    private Families() {}

    static List<NetworkXFunction> all() {
        return Stream.of(
                        Counting.functions(),
                        Lists.functions(),
                        Centralities.functions(),
                        DegreeShares.functions(),
                        Betweens.functions(),
                        Holes.functions(),
                        Shapes.functions(),
                        Components.functions(),
                        Connectivity.functions(),
                        Cores.functions(),
                        Clusters.functions(),
                        Cliquing.functions(),
                        Covers.functions(),
                        Cuts.functions(),
                        Cycling.functions(),
                        Dag.functions(),
                        Distances.functions(),
                        Flows.functions(),
                        Groups.functions(),
                        LinkScores.functions(),
                        ShortestPaths.functions(),
                        AllShortestPaths.functions(),
                        AllPairs.functions(),
                        SimplePaths.functions(),
                        Subgraphs.functions(),
                        Traversals.functions(),
                        Trees.functions(),
                        WorkerFunctions.functions())
                .flatMap(List::stream)
                .toList();
    }
}
