package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongPredicate;

/** Cores, shells, trusses and layers: what is left when loose nodes are peeled off. */
final class Cores {
    private static final Parameter<Integer> K =
            Parameter.optionalWhole("k", 0, Integer.MAX_VALUE, "The order; absent: the greatest");
    private static final Parameter<Integer> ORDER =
            new Parameter.Whole("k", null, 0, Integer.MAX_VALUE, true, "The order");

    private Cores() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("core_number", "The greatest k of a k-core with the node")
                        .counts(c -> Values.perNode(numbers(c))),
                of("k_core", "The greatest part in which every node has k neighbours")
                        .takes(K)
                        .graph(c -> part(c, greatest(c), (number, k) -> number >= k)),
                of("k_shell", "The nodes whose core number is k")
                        .takes(K)
                        .graph(c -> part(c, greatest(c), (number, k) -> number == k)),
                of("k_crust", "What is left without the k-core's inner part")
                        .takes(K)
                        .graph(c -> part(c, greatest(c) - 1, (number, k) -> number <= k)),
                of("k_corona", "Nodes of the k-core with exactly k neighbours in it")
                        .takes(ORDER)
                        .graph(Cores::corona),
                of("k_truss", "The greatest part whose every edge is in k - 2 triangles")
                        .undirected()
                        .takes(ORDER)
                        .graph(Cores::truss),
                of("onion_layers", "In which round each node is peeled off")
                        .undirected()
                        .counts(c -> Values.perNode(layers(c))));
    }

    /** NetworkX refuses self-loops here, so they are refused. */
    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.COMMUNITY, description).merged();
    }

    /** By taking away the loosest node; of a directed graph both ends of an edge count. */
    private static long[] numbers(Call call) {
        requireNoLoops(call);
        var rows = call.graph().both();
        var degrees = Degrees.of(rows);
        var numbers = new long[degrees.length];
        var gone = new BitSet();
        var queue = new PriorityQueue<int[]>(Comparator.comparingInt(entry -> entry[1]));
        for (int v = 0; v < degrees.length; v++) {
            queue.add(new int[] {v, degrees[v]});
        }
        int core = 0;
        for (int step = 0; !queue.isEmpty(); step++) {
            call.run().check(step);
            int v = queue.remove()[0];
            if (gone.get(v)) {
                continue;
            }
            gone.set(v);
            core = Math.max(core, degrees[v]);
            numbers[v] = core;
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                int target = rows.targets()[i];
                if (!gone.get(target) && degrees[target] > core) {
                    queue.add(new int[] {target, --degrees[target]});
                }
            }
        }
        return numbers;
    }

    private static void requireNoLoops(Call call) {
        if (Counting.selfLoops(call).size() > 0) {
            throw Faults.graph("self-loops", "must have none; leave them out by a subgraph query");
        }
    }

    private static long greatest(Call call) {
        return Arrays.stream(numbers(call)).max().orElse(0);
    }

    private interface Kept {
        boolean is(long number, long k);
    }

    private static Value part(Call call, long byDefault, Kept kept) {
        long k = call.find(K).map(Integer::longValue).orElse(byDefault);
        return induced(call, numbers(call), number -> kept.is(number, k));
    }

    private static Value induced(Call call, long[] numbers, LongPredicate kept) {
        var nodes = new BitSet();
        for (int v = 0; v < numbers.length; v++) {
            nodes.set(v, kept.test(numbers[v]));
        }
        return Drawing.of(call, call.graph(), nodes.stream().toArray());
    }

    private static Value corona(Call call) {
        int k = call.get(ORDER);
        var numbers = numbers(call);
        var rows = call.graph().out();
        var nodes = new BitSet();
        for (int v = 0; v < numbers.length; v++) {
            int inside = 0;
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                inside += numbers[rows.targets()[i]] >= k ? 1 : 0;
            }
            nodes.set(v, numbers[v] == k && inside == k);
        }
        return Drawing.of(call, call.graph(), nodes.stream().toArray());
    }

    private static Value truss(Call call) {
        requireNoLoops(call);
        int least = call.get(ORDER) - 2;
        var neighbours = new BitSet[call.n()];
        var rows = call.graph().simple();
        Arrays.setAll(neighbours, v -> Values.set(Lists.row(rows, v)));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int u = 0; u < neighbours.length; u++) {
                call.run().check();
                for (int v = neighbours[u].nextSetBit(u); v >= 0; ) {
                    var shared = (BitSet) neighbours[u].clone();
                    shared.and(neighbours[v]);
                    int next = neighbours[u].nextSetBit(v + 1);
                    if (shared.cardinality() < least) {
                        neighbours[u].clear(v);
                        neighbours[v].clear(u);
                        changed = true;
                    }
                    v = next;
                }
            }
        }
        var drawing = new Drawing(call, false);
        for (int v = 0; v < neighbours.length; v++) {
            if (!neighbours[v].isEmpty()) {
                drawing.node(v);
            }
        }
        for (int v = 0; v < neighbours.length; v++) {
            int u = v;
            neighbours[v].stream().filter(w -> w > u).forEach(w -> drawing.edge(u, w));
        }
        return drawing.value();
    }

    /** Hébert-Dufresne, Grochow, Allard (2016). */
    private static long[] layers(Call call) {
        requireNoLoops(call);
        var rows = call.graph().simple();
        var degrees = Degrees.of(rows);
        var layers = new long[call.n()];
        long layer = 1;
        int core = 0;
        int left = layers.length;
        for (int v = 0; v < layers.length; v++) {
            if (degrees[v] == 0) {
                layers[v] = 1;
                left--;
            }
        }
        if (left < layers.length) {
            layer = 2;
        }
        while (left > 0) {
            call.run().check();
            int least = Integer.MAX_VALUE;
            for (int v = 0; v < layers.length; v++) {
                least = layers[v] == 0 ? Math.min(least, degrees[v]) : least;
            }
            core = Math.max(core, least);
            var peeled = new BitSet();
            for (int v = 0; v < layers.length; v++) {
                peeled.set(v, layers[v] == 0 && degrees[v] <= core);
            }
            for (int v = peeled.nextSetBit(0); v >= 0; v = peeled.nextSetBit(v + 1)) {
                layers[v] = layer;
                left--;
                for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                    degrees[rows.targets()[i]]--;
                }
            }
            layer++;
        }
        return layers;
    }
}
