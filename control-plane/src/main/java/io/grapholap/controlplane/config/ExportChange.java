package io.grapholap.controlplane.config;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.rule.FieldRules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code PUT /api/config/export}. */
record ExportChange(@Nullable Integer maxDurationSeconds) {
    static final int SHORTEST = 60;
    static final int LONGEST = 86_400;

    /**
     * The wanted limits.
     *
     * @throws ValidationFailed if the field is missing or out of range
     */
    ExportLimits check() {
        var rules = new FieldRules();
        if (maxDurationSeconds == null) {
            rules.fault("max_duration_seconds", "is missing; give 60 to 86400", "required");
        }
        rules.range("max_duration_seconds", maxDurationSeconds, SHORTEST, LONGEST).check();
        return new ExportLimits(Objects.requireNonNull(maxDurationSeconds));
    }
}
