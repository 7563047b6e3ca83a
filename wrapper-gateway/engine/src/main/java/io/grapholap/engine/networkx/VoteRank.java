package io.grapholap.engine.networkx;

import io.grapholap.engine.algorithm.Value;

/**
 * Influential nodes by votes of their neighbours, who vote less after each success: Zhang, Chen,
 * Dong, Zhao, "Identifying a set of influential spreaders in complex networks" (2016).
 */
final class VoteRank {
    private VoteRank() {}

    static Value elect(Call call, int most) {
        int n = call.n();
        var out = call.graph().out();
        double loopVotes = call.graph().directed() ? 1 : 2;
        double mean = (double) (call.graph().directed() ? 1 : 2) * call.graph().edgeCount() / n;
        var ability = new double[n];
        var elected = new boolean[n];
        java.util.Arrays.fill(ability, 1);
        var list = call.listing();
        for (int round = 0; round < Math.min(most, n); round++) {
            call.run().check();
            int best = -1;
            double greatest = 0;
            for (int v = 0; v < n; v++) {
                double votes = 0;
                for (int i = out.offsets()[v]; !elected[v] && i < out.offsets()[v + 1]; i++) {
                    int voter = out.targets()[i];
                    votes += ability[voter] * (voter == v ? loopVotes : 1);
                }
                if (votes > greatest) {
                    greatest = votes;
                    best = v;
                }
            }
            if (best < 0 || !list.add(Values.node(best), 1)) {
                break;
            }
            elected[best] = true;
            ability[best] = 0;
            for (int i = out.offsets()[best]; i < out.offsets()[best + 1]; i++) {
                int voter = out.targets()[i];
                ability[voter] = Math.max(0, ability[voter] - 1 / mean);
            }
        }
        return list.value();
    }
}
