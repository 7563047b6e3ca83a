package io.grapholap.engine.networkx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a depth-first search finds, in its order.
 *
 * @param postorder without the nodes at the greatest depth, as in NetworkX
 */
record DepthFirst(List<int[]> edges, int[] preorder, int[] postorder) {
    /** Searches from each of the roots that was not found before. */
    static DepthFirst search(Call call, int[] roots, int depthLimit) {
        var rows = call.graph().out();
        int n = rows.nodeCount();
        var next = Arrays.copyOf(rows.offsets(), n);
        var seen = new boolean[n];
        var stack = new int[n];
        var edges = new ArrayList<int[]>();
        var preorder = new ArrayList<Integer>();
        var postorder = new ArrayList<Integer>();
        for (int root : roots) {
            if (seen[root]) {
                continue;
            }
            int depth = 0;
            stack[depth] = root;
            seen[root] = true;
            preorder.add(root);
            while (depth >= 0) {
                int v = stack[depth];
                if (depth >= depthLimit || next[v] == rows.offsets()[v + 1]) {
                    if (depth == 0 || depth < depthLimit) {
                        postorder.add(v);
                    }
                    depth--;
                    continue;
                }
                int target = rows.targets()[next[v]++];
                if (!seen[target]) {
                    seen[target] = true;
                    edges.add(new int[] {v, target});
                    preorder.add(target);
                    stack[++depth] = target;
                    call.run().check(edges.size());
                }
            }
        }
        return new DepthFirst(edges, ints(preorder), ints(postorder));
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
