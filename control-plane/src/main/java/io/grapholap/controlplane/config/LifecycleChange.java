package io.grapholap.controlplane.config;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.rule.Durations;
import io.grapholap.controlplane.rule.FieldRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code PUT /api/config/lifecycle}: what is absent or null stays as it is. */
record LifecycleChange(
        @Nullable ResourceLifecycle mapping,
        @Nullable ResourceLifecycle snapshot,
        @Nullable ResourceLifecycle instance) {
    /** Ten years: times that are added to it can still be stored. */
    static final Duration LONGEST = Duration.ofDays(3650);

    /**
     * The wanted whole.
     *
     * @throws ValidationFailed naming everything that is no duration, is out of range, or would
     *     make a default longer than the maximum
     */
    LifecycleConfig applyTo(LifecycleConfig old) {
        var rules = new FieldRules();
        var merged =
                new LifecycleConfig(
                        merge("mapping", old.mapping(), mapping, rules),
                        merge("snapshot", old.snapshot(), snapshot, rules),
                        merge("instance", old.instance(), instance, rules));
        rules.check();
        return merged;
    }

    private static ResourceLifecycle merge(
            String name,
            ResourceLifecycle old,
            @Nullable ResourceLifecycle change,
            FieldRules rules) {
        if (change == null) {
            return old;
        }
        checkDuration(rules, name + ".default_ttl", change.defaultTtl());
        checkDuration(rules, name + ".default_inactivity", change.defaultInactivity());
        checkDuration(rules, name + ".max_ttl", change.maxTtl());
        var merged =
                new ResourceLifecycle(
                        change.defaultTtl() == null ? old.defaultTtl() : change.defaultTtl(),
                        change.defaultInactivity() == null
                                ? old.defaultInactivity()
                                : change.defaultInactivity(),
                        change.maxTtl() == null ? old.maxTtl() : change.maxTtl());
        merged.checkTtl(rules, name + ".default_ttl", merged.defaultTtl());
        return merged;
    }

    private static void checkDuration(FieldRules rules, String field, @Nullable String value) {
        rules.duration(field, value);
        if (value != null
                && Durations.parse(value).filter(d -> d.compareTo(LONGEST) > 0).isPresent()) {
            rules.fault(field, "is " + value + "; at most P3650D is allowed", "range");
        }
    }
}
