package io.grapholap.controlplane.snapshot;

import io.grapholap.controlplane.rule.FieldRules;
import org.jspecify.annotations.Nullable;

/** {@code PUT /api/snapshots/{id}}: what is null stays as it is. */
record SnapshotChange(@Nullable String name, @Nullable String description) {

    /** The change; fails with all that is wrong, if anything is. */
    SnapshotChange check() {
        var rules = new FieldRules().description(description);
        if (name != null) {
            rules.name("name", name);
        }
        rules.check();
        return this;
    }
}
