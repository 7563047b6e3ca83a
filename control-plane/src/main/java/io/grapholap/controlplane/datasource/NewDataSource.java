package io.grapholap.controlplane.datasource;

import io.grapholap.common.datasource.SourceType;
import io.grapholap.controlplane.rule.FieldRules;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/data-sources}: any field may be missing until checked. */
record NewDataSource(
        @Nullable String name,
        @Nullable String sourceType,
        @Nullable Map<String, Object> config,
        @Nullable SecretFields credentials,
        @Nullable Boolean isDefault,
        @Nullable Boolean shared) {

    NewDataSource {
        config = Objects.requireNonNullElse(config, Map.of());
        credentials = Objects.requireNonNullElse(credentials, SecretFields.of(Map.of()));
        isDefault = Objects.requireNonNullElse(isDefault, false);
        shared = Objects.requireNonNullElse(shared, false);
    }

    /** Fails with all that is wrong, if anything is. */
    SourceType check() {
        var rules = new FieldRules().name("name", name);
        if (sourceType == null) {
            rules.fault("source_type", "is missing; name a type of data source", "required");
            rules.check();
        }
        var type = SourceRules.type(String.valueOf(sourceType));
        rules.faults(SourceRules.config(type, config))
                .faults(SourceRules.credentials(type, credentials))
                .check();
        return type;
    }
}
