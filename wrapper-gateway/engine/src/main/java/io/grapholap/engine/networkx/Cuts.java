package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.BitSet;
import java.util.List;

/** What lies between a set of nodes and the others. */
final class Cuts {
    private static final Parameter<int[]> NBUNCH1 =
            new Parameter.Nodes("nbunch1", true, "A set of nodes");
    private static final Parameter<int[]> NBUNCH2 =
            new Parameter.Nodes("nbunch2", false, "Another set of nodes; absent: all others");

    private Cuts() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("edge_boundary", "Edges from one set of nodes to another")
                        .takes(NBUNCH1, NBUNCH2)
                        .list(Cuts::edgeBoundary),
                of("node_boundary", "Nodes of another set next to one")
                        .takes(NBUNCH1, NBUNCH2)
                        .list(Cuts::nodeBoundary),
                of("volume", "Sum of the out-degrees of a set of nodes")
                        .takes(Params.SET)
                        .weightIfNamed(Weights.ANY)
                        .scalar(c -> Values.scalar(volume(c, s(c)))),
                of("cut_size", "Weight of the edges between two sets of nodes")
                        .takes(Params.SET, Params.OTHER_SET)
                        .weightIfNamed(Weights.ANY)
                        .scalar(c -> Values.scalar(cut(c, s(c), t(c)))),
                of("normalized_cut_size", "Cut size over the volumes of both sets")
                        .takes(Params.SET, Params.OTHER_SET)
                        .weightIfNamed(Weights.ANY)
                        .scalar(c -> {
                            double cut = cut(c, s(c), t(c));
                            return share(cut, 1 / volume(c, s(c)) + 1 / volume(c, t(c)), true);
                        }),
                of("conductance", "Cut size over the lesser volume")
                        .takes(Params.SET, Params.OTHER_SET)
                        .weightIfNamed(Weights.ANY)
                        .scalar(c ->
                                share(
                                        cut(c, s(c), t(c)),
                                        Math.min(volume(c, s(c)), volume(c, t(c))),
                                        false)),
                of("edge_expansion", "Cut size over the size of the lesser set")
                        .takes(Params.SET, Params.OTHER_SET)
                        .weightIfNamed(Weights.ANY)
                        .scalar(c ->
                                share(
                                        cut(c, s(c), t(c)),
                                        Math.min(s(c).cardinality(), t(c).cardinality()),
                                        false)),
                of("mixing_expansion", "Cut size over twice the number of edges")
                        .takes(Params.SET, Params.OTHER_SET)
                        .weightIfNamed(Weights.ANY)
                        .scalar(c -> share(cut(c, s(c), t(c)), 2.0 * c.graph().edgeCount(), false)),
                of("node_expansion", "Neighbours of a set over its size")
                        .takes(Params.SET)
                        .scalar(c ->
                                share(
                                        neighbours(c, s(c)).cardinality(),
                                        s(c).cardinality(),
                                        false)),
                of("boundary_expansion", "Neighbours outside a set over its size")
                        .takes(Params.SET)
                        .scalar(c -> {
                            var outside = neighbours(c, s(c));
                            outside.andNot(s(c));
                            return share(outside.cardinality(), s(c).cardinality(), false);
                        }));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.COMMUNITY, description);
    }

    private static BitSet s(Call call) {
        return Values.set(call.get(Params.SET));
    }

    private static BitSet t(Call call) {
        return others(call, call.find(Params.OTHER_SET), s(call));
    }

    private static BitSet others(Call call, java.util.Optional<int[]> named, BitSet set) {
        if (named.isPresent()) {
            return Values.set(named.get());
        }
        var others = new BitSet();
        others.set(0, call.n());
        others.andNot(set);
        return others;
    }

    private static Value share(double part, double of, boolean product) {
        if (of == 0 || !Double.isFinite(of)) {
            throw Faults.refused("S", "A set has no nodes or no edges, so nothing can be shared.");
        }
        return Values.scalar(product ? part * of : part / of);
    }

    /** Out-degrees; a self-loop of an undirected graph counts twice. */
    private static double volume(Call call, BitSet set) {
        var degrees = Degrees.strengths(call.graph(), "out");
        return set.stream().mapToDouble(v -> degrees[v]).sum();
    }

    /** A directed graph is cut in both directions. */
    private static double cut(Call call, BitSet s, BitSet t) {
        var rows = call.graph().out();
        double sum = 0;
        for (int v = 0; v < call.n(); v++) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                int target = rows.targets()[i];
                boolean forth = s.get(v) && t.get(target);
                boolean back = call.graph().directed() && t.get(v) && s.get(target);
                sum += (forth ? rows.weight(i) : 0) + (back ? rows.weight(i) : 0);
            }
        }
        return sum;
    }

    private static BitSet neighbours(Call call, BitSet set) {
        var found = new BitSet();
        set.stream().forEach(v -> found.or(Values.set(Lists.row(call.graph().out(), v))));
        return found;
    }

    private static Value nodeBoundary(Call call) {
        var set = Values.set(call.get(NBUNCH1));
        var boundary = neighbours(call, set);
        boundary.andNot(set);
        call.find(NBUNCH2).ifPresent(nodes -> boundary.and(Values.set(nodes)));
        return Values.nodes(boundary);
    }

    private static Value edgeBoundary(Call call) {
        var from = Values.set(call.get(NBUNCH1));
        var to = others(call, call.find(NBUNCH2), from);
        var rows = call.graph().out();
        var found = new Edges(8, false);
        for (int v = from.nextSetBit(0); v >= 0; v = from.nextSetBit(v + 1)) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                int target = rows.targets()[i];
                boolean seen = !call.graph().directed() && from.get(target) && target < v;
                if (to.get(target) && !seen) {
                    found.add(v, target);
                }
            }
        }
        return Lists.of(call, found);
    }
}
