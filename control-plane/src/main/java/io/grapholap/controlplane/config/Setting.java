package io.grapholap.controlplane.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A section's value, and who set it when; null for what the platform came with. */
record Setting<T>(T value, @Nullable Instant updatedAt, @Nullable String updatedBy) {}
