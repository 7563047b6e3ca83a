package io.grapholap.controlplane.instance;

import io.grapholap.controlplane.limit.Limits;
import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.controlplane.snapshot.SnapshotState;
import java.time.Duration;
import java.util.Set;

/**
 * How much an instance needs for the data it holds.
 *
 * @param needBytes memory without which it cannot work
 * @param memoryBytes memory that it is given: a whole number of GiB, with room for its work
 * @param diskBytes for its copy of the graph and scratch files: a whole number of GiB
 * @param load how long it takes to come up, about
 */
record Sizing(long needBytes, long memoryBytes, long diskBytes, Duration load) {
    private static final long GIB = 1L << 30;
    private static final long LEAST_MEMORY = 2 * GIB;
    private static final long LEAST_DISK = 10;
    private static final double ROOM = 1.5;

    /** Engines that hold all data in memory. */
    private static final Set<String> IN_MEMORY = Set.of("falkordb");

    /**
     * By measurements on two cores: what a wrapper needs before any data, and how fast it copies.
     */
    private static final Duration BOOT = Duration.ofSeconds(1);

    private static final long BYTES_PER_SECOND = 200L << 20;

    /** The size of an instance on a snapshot, which may still be on its way. */
    static Sizing of(String engine, Snapshot snapshot, Limits limits) {
        long bytes =
                snapshot.state() instanceof SnapshotState.Ready(var held) ? held.sizeBytes() : 0;
        return of(engine, bytes, limits.instanceMemory());
    }

    /**
     * The size of an instance.
     *
     * @param parquetBytes bytes of the snapshot's Parquet files; 0 while they are not known
     * @param most the most memory that any instance may have, in bytes
     */
    static Sizing of(String engine, long parquetBytes, long most) {
        boolean inMemory = IN_MEMORY.contains(engine);
        long need = (long) (parquetBytes * (inMemory ? 2.0 : 1.2)) + (inMemory ? GIB : GIB / 2);
        long roomy = (long) Math.ceil(ROOM * Math.max(LEAST_MEMORY, need) / GIB) * GIB;
        long disk = Math.max(LEAST_DISK, (long) (1.2 * parquetBytes / GIB) + 5) * GIB;
        var load = BOOT.plusSeconds(Math.ceilDiv(parquetBytes, BYTES_PER_SECOND));
        return new Sizing(need, Math.min(most, roomy), disk, load);
    }

    /** Whether an instance of this size can be had at all. */
    boolean fits(Limits limits) {
        return needBytes <= limits.instanceMemory();
    }

    /** Whole GiB, rounded up, as {@code memory_gb} counts them. */
    static long gib(long bytes) {
        return Math.ceilDiv(bytes, GIB);
    }

    static long bytes(int gib) {
        return gib * GIB;
    }

    /** Twice {@code memoryBytes}, at most {@code most}. */
    static long doubled(long memoryBytes, long most) {
        return Math.min(most, 2 * memoryBytes);
    }
}
