package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Matchings, covers, dominating sets and colourings, and whether a given one is one. */
final class Covers {
    private static final Parameter<int[]> NBUNCH =
            new Parameter.Nodes("nbunch", true, "The nodes to look at");
    private static final Parameter<List<int[]>> MATCHING =
            new Parameter.NodePairs("matching", true, "Edges, as pairs of nodes");
    private static final Parameter<List<int[]>> COVER =
            new Parameter.NodePairs("cover", true, "Edges, as pairs of nodes");

    private Covers() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("is_dominating_set", "Whether every other node is next to one of some")
                        .takes(NBUNCH)
                        .scalar(c -> Values.scalar(dominates(c))),
                of("is_edge_cover", "Whether edges touch every node")
                        .undirected()
                        .takes(COVER)
                        .scalar(c -> Values.scalar(touched(c.get(COVER)).cardinality() == c.n())),
                of("is_matching", "Whether edges share no node")
                        .undirected()
                        .merged()
                        .takes(MATCHING)
                        .scalar(c -> Values.scalar(isMatching(c))),
                of("is_maximal_matching", "Whether no edge can be added to a matching")
                        .undirected()
                        .merged()
                        .takes(MATCHING)
                        .scalar(c -> Values.scalar(isMatching(c) && isMaximal(c))),
                of("is_perfect_matching", "Whether a matching touches every node")
                        .undirected()
                        .merged()
                        .takes(MATCHING)
                        .scalar(c ->
                                Values.scalar(
                                        isMatching(c)
                                                && touched(c.get(MATCHING)).cardinality()
                                                        == c.n())),
                of("maximal_matching", "A matching that no edge can be added to")
                        .undirected()
                        .merged()
                        .list(Covers::maximal),
                of("max_weight_matching", "A matching of the greatest weight")
                        .undirected()
                        .merged()
                        .weight(Weights.ANY)
                        .remark("maxcardinality is false, so that weight alone counts.")
                        .list(Covers::heaviest),
                of("greedy_color", "Colours, so that no edge joins two nodes of one")
                        .undirected()
                        .merged()
                        .remark("Nodes of the greatest degree first.")
                        .counts(c -> Centralities.perNode(c.algorithm("greedy_color", Map.of()))));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.OTHER, description);
    }

    private static boolean dominates(Call call) {
        var covered = Values.set(call.get(NBUNCH));
        for (int v : call.get(NBUNCH)) {
            covered.or(Values.set(Lists.row(call.graph().out(), v)));
        }
        return covered.cardinality() == call.n();
    }

    private static BitSet touched(List<int[]> edges) {
        var touched = new BitSet();
        edges.forEach(edge -> touched.or(Values.set(edge)));
        return touched;
    }

    private static boolean isMatching(Call call) {
        var edges = call.get(MATCHING);
        boolean there =
                edges.stream()
                        .allMatch(e -> e[0] != e[1] && Lists.joined(call.graph(), e[0], e[1]));
        return there && touched(edges).cardinality() == 2 * edges.size();
    }

    private static boolean isMaximal(Call call) {
        var touched = touched(call.get(MATCHING));
        var edges = Form.edges(call.graph());
        for (int i = 0; i < edges.size(); i++) {
            if (edges.source(i) != edges.target(i)
                    && !touched.get(edges.source(i))
                    && !touched.get(edges.target(i))) {
                return false;
            }
        }
        return true;
    }

    private static Value maximal(Call call) {
        var edges = Form.edges(call.graph());
        var touched = new BitSet();
        var found = new Edges(8, false);
        for (int i = 0; i < edges.size(); i++) {
            int u = edges.source(i);
            int v = edges.target(i);
            if (u != v && !touched.get(u) && !touched.get(v)) {
                touched.set(u);
                touched.set(v);
                found.add(u, v);
            }
        }
        return Lists.of(call, found);
    }

    private static Value heaviest(Call call) {
        var found = new Edges(8, false);
        if (call.algorithm("matching", Map.of()) instanceof Result.Pairs pairs) {
            for (int i = 0; i < pairs.sources().length; i++) {
                found.add(pairs.sources()[i], pairs.targets()[i]);
            }
        }
        return Lists.of(call, found);
    }
}
