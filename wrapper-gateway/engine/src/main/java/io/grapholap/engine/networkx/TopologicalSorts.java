package io.grapholap.engine.networkx;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Value;

/** All topological orders, by taking each node that nothing open leads to. */
final class TopologicalSorts {
    private final Call call;
    private final Adjacency out;
    private final int[] open;
    private final boolean[] taken;
    private final int[] order;
    private final Call.Listing list;
    private int steps;

    private TopologicalSorts(Call call) {
        this.call = call;
        this.out = call.graph().out();
        this.open = Degrees.of(call.graph().in());
        this.taken = new boolean[call.n()];
        this.order = new int[call.n()];
        this.list = call.listing();
    }

    static Value all(Call call) {
        if (call.n() > Budget.ITEMS) {
            throw Faults.graph(
                    call.n() + " nodes", "must have at most " + Budget.ITEMS + " for all orders");
        }
        var sorts = new TopologicalSorts(call);
        sorts.extend(0);
        return sorts.list.value();
    }

    /**
     * @return false when there is no room for more orders
     */
    private boolean extend(int at) {
        call.run().check(steps++);
        if (at == order.length) {
            return list.add(Values.nodes(order.clone()), order.length);
        }
        for (int v = 0; v < order.length; v++) {
            if (taken[v] || open[v] > 0) {
                continue;
            }
            order[at] = v;
            take(v, true);
            boolean room = extend(at + 1);
            take(v, false);
            if (!room) {
                return false;
            }
        }
        return true;
    }

    private void take(int v, boolean takes) {
        taken[v] = takes;
        for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
            open[out.targets()[i]] += takes ? -1 : 1;
        }
    }
}
