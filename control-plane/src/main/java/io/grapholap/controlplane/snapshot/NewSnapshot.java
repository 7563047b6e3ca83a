package io.grapholap.controlplane.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * A snapshot that is wanted; its fields are checked already.
 *
 * @param mappingVersion null for the current version
 */
public record NewSnapshot(
        long mappingId,
        @Nullable Integer mappingVersion,
        String name,
        @Nullable String description,
        @Nullable String ttl,
        @Nullable String inactivityTimeout) {}
