package io.grapholap.controlplane.snapshot;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.config.ResourceLifecycle;
import io.grapholap.controlplane.rule.FieldRules;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that is wanted; its fields are checked already.
 *
 * @param mappingVersion null for the current version
 * @param visibility who sees it; null for everyone, as far as {@code readAs} allows
 */
public record NewSnapshot(
        long mappingId,
        @Nullable Integer mappingVersion,
        String name,
        @Nullable String description,
        @Nullable String ttl,
        @Nullable String inactivityTimeout,
        @Nullable Visibility visibility,
        ReadAs readAs) {

    /**
     * The same with the lifetime that it gets, which is the default unless it asks for one.
     *
     * @throws ValidationFailed if it asks for more than the maximum
     */
    NewSnapshot living(ResourceLifecycle config) {
        var rules = new FieldRules();
        config.checkTtl(rules, "ttl", ttl);
        rules.check();
        return new NewSnapshot(
                mappingId,
                mappingVersion,
                name,
                description,
                config.ttlOf(ttl),
                config.inactivityOf(inactivityTimeout),
                visibility,
                readAs);
    }

    /** Who sees it from the start. */
    Visibility visibleTo() {
        return readAs.atMost(visibility == null ? Visibility.EVERYONE : visibility);
    }
}
