package io.grapholap.controlplane.config;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.rule.FieldRules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code PUT /api/config/maintenance}: {@code enabled} must be there. */
record MaintenanceChange(@Nullable Boolean enabled, @Nullable String message) {
    static final int MAX_MESSAGE = 1000;

    /**
     * The wanted mode; without a message it has an empty one.
     *
     * @throws ValidationFailed naming every fault
     */
    Maintenance check() {
        var rules = new FieldRules().text("message", message, MAX_MESSAGE);
        if (enabled == null) {
            rules.fault("enabled", "is missing; give true or false", "required");
        }
        rules.check();
        return new Maintenance(
                Objects.requireNonNull(enabled), Objects.requireNonNullElse(message, ""));
    }
}
