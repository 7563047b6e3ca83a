package io.grapholap.controlplane.instance;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.grapholap.controlplane.config.ResourceLifecycle;
import io.grapholap.controlplane.rule.Durations;
import io.grapholap.controlplane.rule.FieldRules;
import io.grapholap.controlplane.rule.LifecycleBody;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code PUT /api/instances/{id}/lifecycle}; {@code extend_by} counts from the current expiry. */
class InstanceLifecycleBody extends LifecycleBody {
    private @Nullable String extendBy;

    @JsonProperty("extend_by")
    public void setExtendBy(@Nullable String extendBy) {
        this.extendBy = extendBy;
    }

    /**
     * The lifetime that is wanted; fails with all that is wrong, if anything is.
     *
     * @param expiresAt when it ends as things stand; null for never
     */
    Lifetime applyTo(
            @Nullable String currentTtl,
            @Nullable String currentInactivity,
            Instant createdAt,
            @Nullable Instant expiresAt,
            ResourceLifecycle config) {
        var rules = check(new FieldRules()).duration("extend_by", extendBy);
        if (extendBy != null && ttlGiven()) {
            rules.fault("extend_by", "is given beside ttl; give only one", "conflict");
        }
        if (extendBy != null && expiresAt == null) {
            rules.fault("extend_by", "cannot be added: this instance has no end", "conflict");
        }
        rules.check();
        var ttl = extendBy == null ? ttl(currentTtl) : extended(createdAt, expiresAt);
        config.checkTtl(rules, extendBy == null ? "ttl" : "extend_by", ttl);
        rules.check();
        return Lifetime.of(ttl, inactivityTimeout(currentInactivity), config);
    }

    private String extended(Instant createdAt, @Nullable Instant expiresAt) {
        var more = Durations.parse(Objects.requireNonNull(extendBy)).orElseThrow();
        return Duration.between(createdAt, Objects.requireNonNull(expiresAt)).plus(more).toString();
    }
}
