package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What is said of a graph by the distances of all its nodes. */
final class Distances {
    private static final Parameter<Integer> ONE =
            new Parameter.Node("v", false, "The node to answer for; absent: all");

    private Distances() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("eccentricity", "Greatest distance from each node")
                        .takes(ONE)
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scores(Distances::eccentricity),
                of("diameter", "Greatest eccentricity")
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scalar(c -> Values.scalar(max(eccentricities(c)))),
                of("radius", "Least eccentricity")
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scalar(c -> Values.scalar(min(eccentricities(c)))),
                of("center", "Nodes of the least eccentricity")
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .list(c -> {
                            var all = eccentricities(c);
                            return Values.nodes(where(all, min(all)));
                        }),
                of("periphery", "Nodes of the greatest eccentricity")
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .list(c -> {
                            var all = eccentricities(c);
                            return Values.nodes(where(all, max(all)));
                        }),
                of("barycenter", "Nodes of the least sum of distances")
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .list(c -> {
                            var sums = connectedSums(c);
                            return Values.nodes(where(sums, min(sums)));
                        }),
                of("wiener_index", "Sum of the distances of all pairs")
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scalar(c -> Values.scalar(pairs(c, (_, _, d) -> d))),
                of("hyper_wiener_index", "Sum of distances and their squares")
                        .undirected()
                        .merged()
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scalar(c -> Values.scalar(pairs(c, (_, _, d) -> d + d * d))),
                of("schultz_index", "Sum of the distances times the sum of degrees")
                        .undirected()
                        .merged()
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scalar(c -> {
                            var k = Degrees.all(c.graph());
                            return Values.scalar(pairs(c, (u, v, d) -> times(d, k[u] + k[v])));
                        }),
                of("gutman_index", "Sum of the distances times the product of degrees")
                        .undirected()
                        .merged()
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scalar(c -> {
                            var k = Degrees.all(c.graph());
                            return Values.scalar(
                                    pairs(c, (u, v, d) -> times(d, (double) k[u] * k[v])));
                        }),
                of("efficiency", "Inverse of the distance of two nodes")
                        .undirected()
                        .takes(Params.U, Params.V)
                        .scalar(Distances::efficiency),
                of("global_efficiency", "Mean inverse distance of all pairs")
                        .undirected()
                        .scalar(c -> Values.scalar(globalEfficiency(c))),
                of("local_efficiency", "Mean efficiency of the neighbours of each node")
                        .undirected()
                        .scalar(c -> Values.scalar(localEfficiency(c))),
                of("harmonic_diameter", "Pairs over the sum of inverse distances")
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scalar(Distances::harmonicDiameter));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.PATHFINDING, description);
    }

    /** Something of a pair of nodes and their distance. */
    private interface OfPair {
        double of(int u, int v, double distance);
    }

    private static double[] from(Call call, int source) {
        call.run().progress(source, call.n());
        return Routes.from(call, call.graph().out(), source).distance();
    }

    private static double[] eccentricities(Call call) {
        var all = new double[call.n()];
        for (int v = 0; v < all.length; v++) {
            all[v] = max(from(call, v));
            if (all[v] == Double.POSITIVE_INFINITY) {
                throw Faults.notConnected();
            }
        }
        return all;
    }

    private static Value eccentricity(Call call) {
        var one = call.find(ONE);
        if (one.isEmpty()) {
            return Values.perNode(eccentricities(call));
        }
        double greatest = max(from(call, one.get()));
        if (greatest == Double.POSITIVE_INFINITY) {
            throw Faults.notConnected();
        }
        return Values.scalar(greatest);
    }

    private static double[] connectedSums(Call call) {
        var sums = new double[call.n()];
        for (int v = 0; v < sums.length; v++) {
            sums[v] = Arrays.stream(from(call, v)).sum();
            if (sums[v] == Double.POSITIVE_INFINITY) {
                throw Faults.notConnected();
            }
        }
        return sums;
    }

    /** Ordered pairs of a directed graph, unordered ones of another. */
    private static double pairs(Call call, OfPair of) {
        double sum = 0;
        for (int u = 0; u < call.n(); u++) {
            var distance = from(call, u);
            for (int v = 0; v < distance.length; v++) {
                if (u != v) {
                    sum += of.of(u, v, distance[v]);
                }
            }
        }
        return call.graph().directed() ? sum : sum / 2;
    }

    /** What is not connected stays infinite. */
    private static double times(double distance, double degrees) {
        return distance == Double.POSITIVE_INFINITY ? distance : distance * degrees;
    }

    private static Value efficiency(Call call) {
        int u = call.get(Params.U);
        int v = call.get(Params.V);
        double distance = from(call, u)[v];
        if (distance == 0) {
            throw Faults.refused("v", "u and v must be two nodes.");
        }
        return Values.scalar(1 / distance);
    }

    private static double globalEfficiency(Call call) {
        double n = call.n();
        return n < 2 ? 0 : 2 * pairs(call, (_, _, d) -> 1 / d) / (n * (n - 1));
    }

    private static double localEfficiency(Call call) {
        double sum = 0;
        for (int v = 0; v < call.n(); v++) {
            var neighbours = Values.set(Lists.row(call.graph().out(), v));
            sum += globalEfficiency(call.on(Subgraphs.induced(call.graph(), neighbours)));
        }
        return sum / call.n();
    }

    private static Value harmonicDiameter(Call call) {
        double order = call.n();
        double sum = 0;
        for (int u = 0; u < call.n(); u++) {
            var distance = from(call, u);
            for (int v = 0; v < distance.length; v++) {
                sum += u == v ? 0 : 1 / distance[v];
            }
        }
        return Values.scalar(order * (order - 1) / sum);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElse(0);
    }

    private static BitSet where(double[] values, double wanted) {
        var found = new ArrayList<Integer>();
        for (int v = 0; v < values.length; v++) {
            if (values[v] == wanted) {
                found.add(v);
            }
        }
        return Values.set(found.stream().mapToInt(Integer::intValue).toArray());
    }
}
