package io.grapholap.engine.algorithm;

import io.grapholap.engine.algorithm.centrality.Betweenness;
import io.grapholap.engine.algorithm.centrality.Closeness;
import io.grapholap.engine.algorithm.centrality.Degree;
import io.grapholap.engine.algorithm.centrality.DegreeCentrality;
import io.grapholap.engine.algorithm.centrality.Eigenvector;
import io.grapholap.engine.algorithm.centrality.Harmonic;
import io.grapholap.engine.algorithm.centrality.Hits;
import io.grapholap.engine.algorithm.centrality.Katz;
import io.grapholap.engine.algorithm.centrality.PageRank;
import io.grapholap.engine.algorithm.community.Cdlp;
import io.grapholap.engine.algorithm.community.Clustering;
import io.grapholap.engine.algorithm.community.CoreNumber;
import io.grapholap.engine.algorithm.community.LabelPropagation;
import io.grapholap.engine.algorithm.community.Leiden;
import io.grapholap.engine.algorithm.community.LocalClustering;
import io.grapholap.engine.algorithm.community.Louvain;
import io.grapholap.engine.algorithm.community.Scc;
import io.grapholap.engine.algorithm.community.TriangleCount;
import io.grapholap.engine.algorithm.community.Wcc;
import io.grapholap.engine.algorithm.path.AllShortestPaths;
import io.grapholap.engine.algorithm.path.Bfs;
import io.grapholap.engine.algorithm.path.KShortestPaths;
import io.grapholap.engine.algorithm.path.MaximumFlow;
import io.grapholap.engine.algorithm.path.ShortestPath;
import io.grapholap.engine.algorithm.path.Sssp;
import io.grapholap.engine.algorithm.similarity.LinkPrediction;
import io.grapholap.engine.algorithm.similarity.NodeSimilarity;
import io.grapholap.engine.algorithm.structure.ArticulationPoints;
import io.grapholap.engine.algorithm.structure.Bridges;
import io.grapholap.engine.algorithm.structure.Cliques;
import io.grapholap.engine.algorithm.structure.Cycles;
import io.grapholap.engine.algorithm.structure.GreedyColouring;
import io.grapholap.engine.algorithm.structure.Matching;
import io.grapholap.engine.algorithm.structure.SpanningForest;
import io.grapholap.engine.algorithm.structure.TopologicalOrder;
import java.util.List;

/** Every algorithm of ours: one line each. */
final class Catalog {
    private Catalog() {}

    static List<Algorithm> all() {
        return List.of(
                new PageRank(),
                new Betweenness(),
                new Closeness(),
                new Harmonic(),
                new Degree(),
                new DegreeCentrality(),
                new Eigenvector(),
                new Katz(),
                new Hits(),
                new Wcc(),
                new Scc("scc"),
                new Scc("scc_kosaraju"),
                new Louvain(),
                new Leiden(),
                new LabelPropagation(),
                new Cdlp(),
                new CoreNumber(),
                new TriangleCount(),
                new LocalClustering(),
                new Clustering(),
                new Bfs(),
                new Sssp(),
                new ShortestPath(),
                new AllShortestPaths(),
                new KShortestPaths(),
                new MaximumFlow(),
                new TopologicalOrder(),
                new Cycles(),
                new Bridges(),
                new ArticulationPoints(),
                new SpanningForest(),
                new GreedyColouring(),
                new Matching(),
                new Cliques(),
                new NodeSimilarity(),
                new LinkPrediction());
    }
}
