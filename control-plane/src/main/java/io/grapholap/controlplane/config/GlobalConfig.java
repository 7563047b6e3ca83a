package io.grapholap.controlplane.config;

/** All that operators set for the whole platform, as of one moment. */
public record GlobalConfig(
        LifecycleConfig lifecycle,
        ConcurrencyLimits concurrency,
        Maintenance maintenance,
        ExportLimits export) {}
