package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Value;
import java.util.Arrays;
import java.util.List;

/** Structural holes after Burt (2004), and how much of the graph a node reaches. */
final class Holes {
    private Holes() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("constraint", "How much a node's neighbours are tied to each other")
                        .takes(Params.NODES)
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scores(c -> {
                            var ties = new Ties(c);
                            var all = new double[c.n()];
                            Arrays.setAll(all, v -> ties.constraint(v));
                            return picked(c, all);
                        }),
                of("local_constraint", "How much a node is bound by another")
                        .takes(Params.U, Params.V)
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scalar(c ->
                                Values.scalar(new Ties(c).local(c.get(Params.U), c.get(Params.V)))),
                of("local_reaching_centrality", "Share of the nodes that a node reaches")
                        .remark("Without directions, a node counts one over its distance.")
                        .takes(Params.node("v", "The node"))
                        .scalar(c -> Values.scalar(reaching(c, c.get(Params.V)))),
                of(
                                "global_reaching_centrality",
                                "How much more the furthest reaching node reaches than others")
                        .scalar(Holes::globalReaching),
                of("group_closeness_centrality", "Nodes outside a set over their distances to it")
                        .takes(Params.SET)
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scalar(Holes::groupCloseness),
                of("degree_assortativity_coefficient", "Correlation of the degrees of joined nodes")
                        .remark("Source nodes by their out-degree, targets by their in-degree.")
                        .scalar(c -> Values.scalar(assortativity(c))),
                of(
                                "degree_pearson_correlation_coefficient",
                                "Correlation of the degrees of joined nodes")
                        .remark("Source nodes by their out-degree, targets by their in-degree.")
                        .scalar(c -> Values.scalar(assortativity(c))));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.CENTRALITY, description).merged();
    }

    private static Value picked(Call call, double[] all) {
        return call.find(Params.NODES)
                .map(nodes -> Values.dict(nodes, v -> Values.scalar(all[v])))
                .orElseGet(() -> Values.perNode(all));
    }

    /** Ties of each two nodes, in both directions together. */
    private static final class Ties {
        private final Call call;
        private final CsrGraph graph;
        private final double[] all;

        Ties(Call call) {
            this.call = call;
            this.graph = call.graph();
            this.all = new double[graph.nodeCount()];
            for (int v = 0; v < all.length; v++) {
                call.run().check();
                for (int w : Lists.row(graph.both(), v)) {
                    all[v] += mutual(v, w);
                }
            }
        }

        private double weight(int u, int v) {
            double weight = Lists.lightest(graph.out(), u, v);
            return weight == Double.POSITIVE_INFINITY ? 0 : weight;
        }

        private double mutual(int u, int v) {
            return weight(u, v) + weight(v, u);
        }

        private double share(int u, int v) {
            return all[u] == 0 ? 0 : mutual(u, v) / all[u];
        }

        double local(int u, int v) {
            call.run().check();
            double sum = share(u, v);
            for (int w : Lists.row(graph.both(), u)) {
                sum += share(u, w) * share(w, v);
            }
            return sum * sum;
        }

        /** Not a number where a node has no ties. */
        double constraint(int v) {
            var neighbours = Lists.row(graph.both(), v);
            if (all[v] == 0) {
                return Double.NaN;
            }
            double sum = 0;
            for (int w : neighbours) {
                sum += local(v, w);
            }
            return sum;
        }
    }

    private static double reaching(Call call, int v) {
        if (call.graph().edgeCount() == 0) {
            throw Faults.graph("no edges", "must have edges");
        }
        double sum = 0;
        for (int distance : Hops.from(call, call.graph().out(), v).distance()) {
            if (distance > 0) {
                sum += call.graph().directed() ? 1 : 1.0 / distance;
            }
        }
        return sum / (call.n() - 1.0);
    }

    private static Value globalReaching(Call call) {
        double greatest = 0;
        double sum = 0;
        for (int v = 0; v < call.n(); v++) {
            double share = reaching(call, v);
            greatest = Math.max(greatest, share);
            sum += share;
        }
        return Values.scalar((call.n() * greatest - sum) / (call.n() - 1));
    }

    private static Value groupCloseness(Call call) {
        var set = Values.set(call.get(Params.SET));
        var tree =
                Routes.from(
                        call, call.graph().in(), set.stream().toArray(), Double.POSITIVE_INFINITY);
        double sum = 0;
        for (int v = 0; v < call.n(); v++) {
            sum += set.get(v) || !tree.reaches(v) ? 0 : tree.distance()[v];
        }
        return Values.scalar(sum == 0 ? 0 : (call.n() - set.cardinality()) / sum);
    }

    /** Pearson's correlation over both ends of every edge. */
    private static double assortativity(Call call) {
        boolean directed = call.graph().directed();
        var from = directed ? Degrees.of(call.graph().out()) : Degrees.all(call.graph());
        var to = directed ? Degrees.of(call.graph().in()) : from;
        var edges = Form.edges(call.graph());
        double n = 0;
        var sums = new double[5];
        for (int i = 0; i < edges.size(); i++) {
            add(sums, from[edges.source(i)], to[edges.target(i)]);
            n++;
            if (!directed && edges.source(i) != edges.target(i)) {
                add(sums, from[edges.target(i)], to[edges.source(i)]);
                n++;
            }
        }
        double covariance = sums[4] / n - sums[0] / n * (sums[1] / n);
        double deviations =
                Math.sqrt(
                        (sums[2] / n - sums[0] / n * (sums[0] / n))
                                * (sums[3] / n - sums[1] / n * (sums[1] / n)));
        return covariance / deviations;
    }

    private static void add(double[] sums, double x, double y) {
        sums[0] += x;
        sums[1] += y;
        sums[2] += x * x;
        sums[3] += y * y;
        sums[4] += x * y;
    }
}
