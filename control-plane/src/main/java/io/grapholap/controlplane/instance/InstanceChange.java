package io.grapholap.controlplane.instance;

import io.grapholap.controlplane.rule.FieldRules;
import org.jspecify.annotations.Nullable;

/** {@code PUT /api/instances/{id}}: what is absent or null stays as it is. */
record InstanceChange(@Nullable String name, @Nullable String description) {

    /** The same; fails with all that is wrong, if anything is. */
    InstanceChange check() {
        var rules = new FieldRules().description(description);
        if (name != null) {
            rules.name("name", name);
        }
        rules.check();
        return this;
    }
}
