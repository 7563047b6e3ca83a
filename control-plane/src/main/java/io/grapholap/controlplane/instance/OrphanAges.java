package io.grapholap.controlplane.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Since when wrappers run that no row explains, as seen by the looks of one control plane. */
final class OrphanAges {
    /** What was seen longer ago says nothing any more: another control plane looks now. */
    private static final Duration FORGET = Duration.ofMinutes(2);

    private final Map<UUID, Instant> firstSeen = new HashMap<>();
    private Instant lookedAt = Instant.MIN;

    synchronized void seen(Set<UUID> orphans, Instant now) {
        if (isForgotten(now)) {
            firstSeen.clear();
        }
        lookedAt = now;
        firstSeen.keySet().retainAll(orphans);
        orphans.forEach(orphan -> firstSeen.putIfAbsent(orphan, now));
    }

    /** How long the oldest of them has been seen; zero when there is none. */
    synchronized Duration oldest(Instant now) {
        return isForgotten(now)
                ? Duration.ZERO
                : firstSeen.values().stream()
                        .map(since -> Duration.between(since, now))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
    }

    private boolean isForgotten(Instant now) {
        return lookedAt.isBefore(now.minus(FORGET));
    }
}
