package io.grapholap.controlplane.limit;

import io.grapholap.common.error.PlatformException.LimitExceeded;
import java.util.Optional;

/**
 * What may be reserved at the same time; memory in bytes.
 *
 * @param perAnalyst instances of one owner, whatever their role
 * @param clusterTotal instances of everybody
 */
public record Limits(
        long perAnalyst,
        long clusterTotal,
        long instanceMemory,
        long userMemory,
        long clusterMemory) {
    private static final long GIB = 1L << 30;

    /**
     * The first limit that would be broken if {@code change} were added; what shrinks or stays is
     * never refused, even above a limit that was lowered meanwhile.
     *
     * @param one memory of the instance in question after the change, in bytes
     */
    Optional<LimitExceeded> broken(Reserved cluster, Reserved owner, Reserved change, long one) {
        if (change.instances() > 0) {
            if (owner.instances() + change.instances() > perAnalyst) {
                return broken("per_analyst", owner.instances(), perAnalyst);
            }
            if (cluster.instances() + change.instances() > clusterTotal) {
                return broken("cluster_total", cluster.instances(), clusterTotal);
            }
        }
        if (change.memoryBytes() > 0) {
            if (one > instanceMemory) {
                return brokenMemory("instance_memory", one, instanceMemory);
            }
            if (owner.memoryBytes() + change.memoryBytes() > userMemory) {
                return brokenMemory("user_memory", owner.memoryBytes(), userMemory);
            }
            if (cluster.memoryBytes() + change.memoryBytes() > clusterMemory) {
                return brokenMemory("cluster_memory", cluster.memoryBytes(), clusterMemory);
            }
        }
        return Optional.empty();
    }

    /** The refusal of an instance that needs more than any may have. */
    public LimitExceeded tooBig(long bytes) {
        return brokenMemory("instance_memory", bytes, instanceMemory).orElseThrow();
    }

    private static Optional<LimitExceeded> brokenMemory(String limit, long current, long allowed) {
        return broken(limit, Math.ceilDiv(current, GIB), allowed / GIB);
    }

    private static Optional<LimitExceeded> broken(String limit, long current, long allowed) {
        return Optional.of(new LimitExceeded(limit, current, allowed));
    }
}
