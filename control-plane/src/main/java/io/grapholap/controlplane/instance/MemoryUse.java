package io.grapholap.controlplane.instance;

import java.util.Optional;

/**
 * How much of its memory a running instance uses.
 *
 * @param usedBytes by its last heartbeat
 */
record MemoryUse(long instanceId, long memoryBytes, long usedBytes) {
    /** From here on more is given before it is needed. */
    static final double MUCH = 0.8;

    private static final double ALMOST_ALL = 0.9;
    private static final String URGENT = "urgent";

    /**
     * What it should have instead; nothing if what it has will do.
     *
     * @param most the most that any instance may have, in bytes
     */
    Optional<Upgrade> upgrade(long most) {
        long next = Sizing.doubled(memoryBytes, most);
        return usedBytes > MUCH * memoryBytes && next > memoryBytes
                ? Optional.of(new Upgrade(next, reason()))
                : Optional.empty();
    }

    private String reason() {
        return usedBytes > ALMOST_ALL * memoryBytes ? URGENT : "proactive";
    }

    /**
     * More memory.
     *
     * @param reason {@code proactive} or {@code urgent}
     */
    record Upgrade(long memoryBytes, String reason) {
        boolean isUrgent() {
            return reason.equals(URGENT);
        }
    }
}
