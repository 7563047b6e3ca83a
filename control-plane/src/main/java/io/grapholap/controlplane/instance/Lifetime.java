package io.grapholap.controlplane.instance;

import io.grapholap.controlplane.config.ResourceLifecycle;
import io.grapholap.controlplane.rule.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long an instance lives; durations in ISO-8601, as its owner wrote them.
 *
 * @param ttl from its creation; null for as long as any instance may live
 * @param inactivityTimeout how long it may go unused; null for any time
 * @param longest what bounds every instance; null for nothing
 */
record Lifetime(
        @Nullable String ttl, @Nullable String inactivityTimeout, @Nullable Duration longest) {

    /** What {@code rules} say of an instance that asked for this. */
    static Lifetime of(
            @Nullable String ttl, @Nullable String inactivityTimeout, ResourceLifecycle rules) {
        return new Lifetime(ttl, inactivityTimeout, rules.longest().orElse(null));
    }

    /** When the time of an instance is over that was created then; null for never. */
    @Nullable Instant endOf(Instant createdAt) {
        return Optional.ofNullable(ttl)
                .flatMap(Durations::parse)
                .or(() -> Optional.ofNullable(longest))
                .map(createdAt::plus)
                .orElse(null);
    }
}
