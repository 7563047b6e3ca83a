package io.grapholap.gateway.query;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import java.util.HashMap;
import java.util.Map;

/** How many queries each user has under way, and that they are not too many. */
final class QueryLimit {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final int maxPerUser;
    private final Map<String, Integer> running = new HashMap<>();

    QueryLimit(int maxPerUser) {
        this.maxPerUser = maxPerUser;
    }

    /**
     * Lets one more in; {@link #release} it once.
     *
     * @throws Refused {@code RATE_LIMIT_EXCEEDED}
     */
    synchronized void acquire(String username) {
        int now = running.getOrDefault(username, 0);
        if (now >= maxPerUser) {
            throw new Refused(
                    ErrorCode.RATE_LIMIT_EXCEEDED,
                    "You have %d queries under way, and may have %d at a time. Wait for one to end."
                            .formatted(now, maxPerUser),
                    Map.of(
                            "resource",
                            "queries",
                            "current_count",
                            now,
                            "max_allowed",
                            maxPerUser,
                            "retry_after_seconds",
                            RETRY_AFTER_SECONDS));
        }
        running.put(username, now + 1);
    }

    synchronized void release(String username) {
        running.computeIfPresent(username, (_, now) -> now == 1 ? null : now - 1);
    }

    /** Of all users. */
    synchronized int running() {
        return running.values().stream().mapToInt(Integer::intValue).sum();
    }
}
