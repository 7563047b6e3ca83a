package io.grapholap.controlplane.config;

import io.grapholap.controlplane.rule.Durations;
import io.grapholap.controlplane.rule.FieldRules;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long one kind of resource lives; ISO-8601 durations as operators wrote them.
 *
 * @param defaultTtl lifetime of a resource that does not say its own; null for no end
 * @param defaultInactivity how long a resource that does not say its own may go unused; null for
 *     any time
 * @param maxTtl the longest lifetime that a resource may ask for; null for any
 */
public record ResourceLifecycle(
        @Nullable String defaultTtl, @Nullable String defaultInactivity, @Nullable String maxTtl) {

    /** The lifetime of a resource that asked for {@code ttl}, or for none. */
    public @Nullable String ttlOf(@Nullable String ttl) {
        return ttl == null ? defaultTtl : ttl;
    }

    /** The patience with a resource that asked for {@code inactivity}, or for none. */
    public @Nullable String inactivityOf(@Nullable String inactivity) {
        return inactivity == null ? defaultInactivity : inactivity;
    }

    /** {@link #maxTtl} as a length of time. */
    public Optional<Duration> longest() {
        return Optional.ofNullable(maxTtl).flatMap(Durations::parse);
    }

    /** Adds a fault if {@code ttl} is longer than any resource of this kind may live. */
    public void checkTtl(FieldRules rules, String field, @Nullable String ttl) {
        var asked = Optional.ofNullable(ttl).flatMap(Durations::parse);
        if (asked.isPresent()
                && longest().filter(max -> asked.get().compareTo(max) > 0).isPresent()) {
            rules.fault(field, "is " + ttl + "; at most " + maxTtl + " is allowed", "range");
        }
    }
}
