package io.grapholap.controlplane.datasource;

import io.grapholap.common.datasource.SourceType;
import io.grapholap.controlplane.rule.FieldRules;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /api/data-sources/{id}}: what is null stays as it is; {@code config} and {@code
 * credentials} are replaced whole. Another type drops the credentials that are not given anew.
 */
record DataSourceChange(
        @Nullable String name,
        @Nullable String sourceType,
        @Nullable Map<String, Object> config,
        @Nullable SecretFields credentials,
        @Nullable Boolean shared) {

    /** The type after this change. */
    SourceType typeOf(DataSource current) {
        return sourceType == null ? current.type() : SourceRules.type(sourceType);
    }

    /** The configuration after this change. */
    Map<String, Object> configOf(DataSource current) {
        return config == null ? current.config() : config;
    }

    /** Whether what a test of the current one said does not count any more. */
    boolean moves(DataSource current) {
        return credentials != null
                || typeOf(current) != current.type()
                || !configOf(current).equals(current.config());
    }

    /** Fails with all that is wrong with the source as this would leave it. */
    void check(DataSource current) {
        var type = typeOf(current);
        var rules = new FieldRules().faults(SourceRules.config(type, configOf(current)));
        if (name != null) {
            rules.name("name", name);
        }
        if (credentials != null) {
            rules.faults(SourceRules.credentials(type, credentials));
        }
        rules.check();
    }
}
