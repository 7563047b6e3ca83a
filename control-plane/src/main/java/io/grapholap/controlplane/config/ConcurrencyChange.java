package io.grapholap.controlplane.config;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.rule.FieldRules;
import org.jspecify.annotations.Nullable;

/** {@code PUT /api/config/concurrency}: either field alone will do; null leaves it. */
record ConcurrencyChange(@Nullable Integer perAnalyst, @Nullable Integer clusterTotal) {
    static final int MAX_PER_ANALYST = 100;
    static final int MAX_CLUSTER_TOTAL = 1000;

    /**
     * The wanted limits.
     *
     * @throws ValidationFailed if neither is given or one is out of range
     */
    ConcurrencyLimits applyTo(ConcurrencyLimits old) {
        var rules = new FieldRules();
        if (perAnalyst == null && clusterTotal == null) {
            rules.fault("per_analyst", "is missing; give it or cluster_total", "required");
        }
        rules.range("per_analyst", perAnalyst, 1, MAX_PER_ANALYST)
                .range("cluster_total", clusterTotal, 1, MAX_CLUSTER_TOTAL)
                .check();
        return new ConcurrencyLimits(
                perAnalyst == null ? old.perAnalyst() : perAnalyst,
                clusterTotal == null ? old.clusterTotal() : clusterTotal);
    }
}
