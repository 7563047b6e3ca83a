package io.grapholap.controlplane.cluster;

import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.config.ConcurrencyLimits;
import io.grapholap.controlplane.instance.InstanceTally.Share;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How full the platform is.
 *
 * @param byOwner those with most instances first
 */
record ClusterInstances(
        long total, Map<String, Long> byStatus, List<OwnerCount> byOwner, Limits limits) {
    /** What counts against the limits. */
    private static final Set<InstanceStatus> ALIVE =
            EnumSet.of(
                    InstanceStatus.WAITING_FOR_SNAPSHOT,
                    InstanceStatus.STARTING,
                    InstanceStatus.RUNNING,
                    InstanceStatus.RESUMING);

    record OwnerCount(String ownerUsername, long count) {}

    /**
     * @param clusterAvailable with {@code clusterUsed} always {@code clusterTotal}; below zero when
     *     the limit was lowered under what is in use
     */
    record Limits(int perAnalyst, int clusterTotal, long clusterUsed, long clusterAvailable) {}

    static ClusterInstances of(List<Share> shares, ConcurrencyLimits limits) {
        var byStatus = new LinkedHashMap<String, Long>();
        for (var status : InstanceStatus.values()) {
            byStatus.put(status.wireName(), 0L);
        }
        var owners = new TreeMap<String, Long>();
        long total = 0;
        long used = 0;
        for (var share : shares) {
            byStatus.merge(share.status().wireName(), share.count(), Long::sum);
            owners.merge(share.owner(), share.count(), Long::sum);
            total += share.count();
            used += ALIVE.contains(share.status()) ? share.count() : 0;
        }
        return new ClusterInstances(
                total,
                byStatus,
                owners.entrySet().stream()
                        .map(e -> new OwnerCount(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparingLong(OwnerCount::count).reversed())
                        .toList(),
                new Limits(
                        limits.perAnalyst(),
                        limits.clusterTotal(),
                        used,
                        limits.clusterTotal() - used));
    }
}
