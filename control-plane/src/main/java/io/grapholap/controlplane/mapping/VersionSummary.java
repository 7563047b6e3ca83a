package io.grapholap.controlplane.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version in a list, without its definitions. */
record VersionSummary(
        int version, @Nullable String changeDescription, Instant createdAt, String createdBy) {}
