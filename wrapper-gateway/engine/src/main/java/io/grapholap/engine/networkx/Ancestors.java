package io.grapholap.engine.networkx;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;

/** Common ancestors, and dominators after Cooper, Harvey and Kennedy (2001). */
final class Ancestors {
    private static final Parameter<Integer> NODE1 = Params.node("node1", "The first node");
    private static final Parameter<Integer> NODE2 = Params.node("node2", "The second node");
    private static final Parameter<Integer> START = Params.node("start", "Where all paths begin");

    private Ancestors() {}

    /** The last common ancestor in the order that {@link #climb} finds. */
    static Value lowest(Call call) {
        Dag.required(call);
        var in = call.graph().in();
        var common = Hops.reached(call, in, call.get(NODE1));
        common.and(Hops.reached(call, in, call.get(NODE2)));
        return common.isEmpty() ? Values.NONE : Values.node(climb(call.graph().out(), common));
    }

    /** From the first common ancestor down to one whose successors are not common. */
    private static int climb(Adjacency out, BitSet common) {
        int at = common.nextSetBit(0);
        boolean lower = true;
        while (lower) {
            lower = false;
            for (int i = out.offsets()[at]; i < out.offsets()[at + 1]; i++) {
                if (common.get(out.targets()[i])) {
                    at = out.targets()[i];
                    lower = true;
                    break;
                }
            }
        }
        return at;
    }

    static Value dominators(Call call) {
        int start = call.get(START);
        var dominators = of(call, start);
        return AllPairs.row(
                call,
                v -> dominators[v] >= 0 && v != start,
                v -> Values.node(dominators[v]),
                _ -> 1);
    }

    static Value frontiers(Call call) {
        int start = call.get(START);
        var dominators = of(call, start);
        var frontiers = new BitSet[call.n()];
        Arrays.setAll(frontiers, _ -> new BitSet());
        var in = call.graph().in();
        for (int v = 0; v < call.n(); v++) {
            var parents = Lists.row(in, v);
            if (dominators[v] < 0 || (parents.length < 2 && v != start)) {
                continue;
            }
            int last = v == start ? -1 : dominators[v];
            for (int parent : parents) {
                int runner = dominators[parent] < 0 ? last : parent;
                while (runner != last && runner >= 0) {
                    frontiers[runner].set(v);
                    runner = runner == start ? -1 : dominators[runner];
                }
            }
        }
        return AllPairs.row(
                call,
                v -> dominators[v] >= 0,
                v -> Values.nodes(frontiers[v]),
                v -> frontiers[v].cardinality());
    }

    /** The immediate dominator of each node; its own for the start, -1 where nothing leads. */
    private static int[] of(Call call, int start) {
        var out = call.graph().out();
        var in = call.graph().in();
        var order = postorder(out, start);
        var rank = new int[call.n()];
        Arrays.fill(rank, -1);
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
        }
        var dominators = new int[call.n()];
        Arrays.fill(dominators, -1);
        dominators[start] = start;
        boolean changed = true;
        while (changed) {
            call.run().check();
            changed = false;
            for (int i = order.length - 2; i >= 0; i--) {
                int v = order[i];
                int meet = -1;
                for (int k = in.offsets()[v]; k < in.offsets()[v + 1]; k++) {
                    int parent = in.targets()[k];
                    if (dominators[parent] >= 0) {
                        meet = meet < 0 ? parent : intersect(dominators, rank, parent, meet);
                    }
                }
                if (dominators[v] != meet) {
                    dominators[v] = meet;
                    changed = true;
                }
            }
        }
        return dominators;
    }

    private static int intersect(int[] dominators, int[] rank, int u, int v) {
        int a = u;
        int b = v;
        while (a != b) {
            while (rank[a] < rank[b]) {
                a = dominators[a];
            }
            while (rank[b] < rank[a]) {
                b = dominators[b];
            }
        }
        return a;
    }

    private static int[] postorder(Adjacency out, int start) {
        var order = new ArrayList<Integer>();
        var next = Arrays.copyOf(out.offsets(), out.nodeCount());
        var seen = new BitSet();
        var stack = new ArrayDeque<Integer>();
        stack.push(start);
        seen.set(start);
        while (!stack.isEmpty()) {
            int v = stack.element();
            if (next[v] == out.offsets()[v + 1]) {
                order.add(stack.pop());
                continue;
            }
            int target = out.targets()[next[v]++];
            if (!seen.get(target)) {
                seen.set(target);
                stack.push(target);
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
