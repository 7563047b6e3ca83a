package io.grapholap.controlplane.config;

/** A part of the configuration that is read and changed as a whole; the key of its row. */
record Section<T>(String key, Class<T> type) {
    static final Section<LifecycleConfig> LIFECYCLE =
            new Section<>("lifecycle", LifecycleConfig.class);
    static final Section<ConcurrencyLimits> CONCURRENCY =
            new Section<>("concurrency", ConcurrencyLimits.class);
    static final Section<Maintenance> MAINTENANCE = new Section<>("maintenance", Maintenance.class);
    static final Section<ExportLimits> EXPORT = new Section<>("export", ExportLimits.class);
}
