package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;

/** Directed graphs without cycles: orders, ancestors, closures, longest paths. */
final class Dag {
    private static final Parameter<Boolean> REFLEXIVE =
            Parameter.flag("reflexive", false, "Whether every node reaches itself");

    private Dag() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("is_directed_acyclic_graph", "Whether it is directed and has no cycles")
                        .orEmpty()
                        .scalar(c ->
                                Values.scalar(
                                        c.graph().directed()
                                                && generations(c.graph()).isPresent())),
                of("topological_sort", "Nodes, each before those it leads to")
                        .directed()
                        .list(c ->
                                Values.nodes(
                                        required(c).stream()
                                                .flatMapToInt(Arrays::stream)
                                                .toArray())),
                of("topological_generations", "Nodes by the longest path that leads to them")
                        .directed()
                        .list(c -> Values.groups(required(c))),
                of(
                                "lexicographical_topological_sort",
                                "Nodes, each before those it leads to, else in their order")
                        .directed()
                        .list(Dag::lexicographic),
                of(
                                "all_topological_sorts",
                                "All orders in which each node is before those it leads to")
                        .directed()
                        .list(c -> {
                            required(c);
                            return TopologicalSorts.all(c);
                        }),
                of("ancestors", "Nodes that lead to a node")
                        .takes(Params.SOURCE)
                        .list(c -> Values.nodes(without(c, c.graph().in()))),
                of("descendants", "Nodes that a node leads to")
                        .takes(Params.SOURCE)
                        .list(c -> Values.nodes(without(c, c.graph().out()))),
                of("transitive_closure", "An edge for every path")
                        .directed()
                        .merged()
                        .takes(REFLEXIVE)
                        .remark("reflexive false adds a loop only to nodes on a cycle.")
                        .graph(c -> closure(c, c.get(REFLEXIVE))),
                of("transitive_closure_dag", "An edge for every path of a graph without cycles")
                        .directed()
                        .merged()
                        .graph(c -> {
                            required(c);
                            return closure(c, false);
                        }),
                of("transitive_reduction", "The fewest edges that leave the same paths")
                        .directed()
                        .merged()
                        .graph(Dag::reduction),
                of("dag_longest_path", "The path of greatest weight")
                        .directed()
                        .merged()
                        .weight(Weights.ANY)
                        .list(c -> Values.nodes(longest(c))),
                of("dag_longest_path_length", "Weight of the path of greatest weight")
                        .directed()
                        .merged()
                        .weight(Weights.ANY)
                        .scalar(c -> Values.scalar(length(c, longest(c)))),
                of("is_aperiodic", "Whether no number but 1 divides all cycle lengths")
                        .directed()
                        .scalar(c -> Values.scalar(isAperiodic(c))),
                of("lowest_common_ancestor", "The last common ancestor of two nodes")
                        .directed()
                        .takes(
                                Params.node("node1", "The first node"),
                                Params.node("node2", "The second node"))
                        .scalar(c -> Ancestors.lowest(c)),
                of("immediate_dominators", "The last node on every path to a node")
                        .directed()
                        .takes(Params.node("start", "Where all paths begin"))
                        .dict(Ancestors::dominators),
                of("dominance_frontiers", "Where the dominance of each node ends")
                        .directed()
                        .takes(Params.node("start", "Where all paths begin"))
                        .dict(Ancestors::frontiers));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.TRAVERSAL, description);
    }

    /** Nodes by generation, in the order in which their last edge is taken away. */
    static java.util.Optional<List<int[]>> generations(CsrGraph graph) {
        var out = graph.out();
        var open = Degrees.of(graph.in());
        var generations = new ArrayList<int[]>();
        var current = new ArrayList<Integer>();
        int done = 0;
        for (int v = 0; v < open.length; v++) {
            if (open[v] == 0) {
                current.add(v);
            }
        }
        while (!current.isEmpty()) {
            var next = new ArrayList<Integer>();
            for (int v : current) {
                for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                    if (--open[out.targets()[i]] == 0) {
                        next.add(out.targets()[i]);
                    }
                }
            }
            done += current.size();
            generations.add(current.stream().mapToInt(Integer::intValue).toArray());
            current = next;
        }
        return done == open.length
                ? java.util.Optional.of(generations)
                : java.util.Optional.empty();
    }

    static List<int[]> required(Call call) {
        return generations(call.graph()).orElseThrow(Faults::cycle);
    }

    /** An order of a small graph without cycles. */
    static int[] order(List<BitSet> successors) {
        var edges = new Edges(8, false);
        for (int v = 0; v < successors.size(); v++) {
            int from = v;
            successors.get(v).stream().forEach(to -> edges.add(from, to));
        }
        var graph = CsrGraph.of(successors.size(), edges.sources(), edges.targets());
        return generations(graph).orElseThrow(Faults::cycle).stream()
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    private static Value lexicographic(Call call) {
        required(call);
        var out = call.graph().out();
        var open = Degrees.of(call.graph().in());
        var queue = new PriorityQueue<Integer>();
        for (int v = 0; v < open.length; v++) {
            if (open[v] == 0) {
                queue.add(v);
            }
        }
        var order = new int[open.length];
        for (int at = 0; !queue.isEmpty(); at++) {
            int v = queue.remove();
            order[at] = v;
            for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                if (--open[out.targets()[i]] == 0) {
                    queue.add(out.targets()[i]);
                }
            }
        }
        return Values.nodes(order);
    }

    private static BitSet without(Call call, io.grapholap.engine.algorithm.Adjacency rows) {
        int source = call.get(Params.SOURCE);
        var reached = Hops.reached(call, rows, source);
        reached.clear(source);
        return reached;
    }

    private static Value closure(Call call, boolean reflexive) {
        var drawing = new Drawing(call, call.graph().directed());
        for (int v = 0; v < call.n(); v++) {
            drawing.node(v);
        }
        var rows = call.graph().out();
        for (int v = 0; v < call.n(); v++) {
            int from = v;
            var reached = Hops.reached(call, rows, v);
            boolean loop = reflexive;
            var before = call.graph().in();
            for (int i = before.offsets()[v]; i < before.offsets()[v + 1]; i++) {
                loop |= reached.get(before.targets()[i]);
            }
            reached.set(v, loop);
            reached.stream()
                    .filter(w -> call.graph().directed() || w >= from)
                    .forEach(w -> drawing.edge(from, w));
        }
        return drawing.value();
    }

    private static Value reduction(Call call) {
        required(call);
        var drawing = new Drawing(call, true);
        for (int v = 0; v < call.n(); v++) {
            drawing.node(v);
        }
        var rows = call.graph().out();
        for (int v = 0; v < call.n(); v++) {
            var targets = Lists.row(rows, v);
            var implied = new BitSet();
            for (int target : targets) {
                if (!implied.get(target)) {
                    var reached = Hops.reached(call, rows, target);
                    reached.clear(target);
                    implied.or(reached);
                }
            }
            for (int target : targets) {
                if (!implied.get(target)) {
                    drawing.edge(v, target);
                }
            }
        }
        return drawing.value();
    }

    /** Ends at the first node of the greatest length, as NetworkX does. */
    private static int[] longest(Call call) {
        var generations = required(call);
        var in = call.graph().in();
        var length = new double[call.n()];
        var parent = new int[call.n()];
        Arrays.fill(parent, -1);
        int best = generations.getFirst()[0];
        for (var generation : generations) {
            for (int v : generation) {
                for (int i = in.offsets()[v]; i < in.offsets()[v + 1]; i++) {
                    double way = length[in.targets()[i]] + in.weight(i);
                    if (way >= 0 && (parent[v] < 0 || way > length[v])) {
                        length[v] = way;
                        parent[v] = in.targets()[i];
                    }
                }
                if (length[v] > length[best]) {
                    best = v;
                }
            }
        }
        return Routes.path(parent, best);
    }

    private static double length(Call call, int[] path) {
        double sum = 0;
        for (int i = 1; i < path.length; i++) {
            sum += Lists.lightest(call.graph().out(), path[i - 1], path[i]);
        }
        return sum;
    }

    private static boolean isAperiodic(Call call) {
        var out = call.graph().out();
        if (Components.count(Centralities.longs(call, call.graph(), "scc")) > 1) {
            throw Faults.graph(
                    "several strongly connected components", "must be strongly connected");
        }
        var levels = Hops.from(call, out, 0).distance();
        long divisor = 0;
        for (int v = 0; v < call.n(); v++) {
            for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                divisor = gcd(divisor, Math.abs(levels[v] + 1 - levels[out.targets()[i]]));
            }
        }
        return divisor == 1;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
