package io.grapholap.controlplane.mapping;

import io.grapholap.controlplane.rule.FieldRules;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/mappings/{id}/copy}. */
record CopyRequest(@Nullable String name) {
    /** The name of the copy; fails if it is none. */
    String checkedName() {
        new FieldRules().name("name", name).check();
        return name;
    }
}
