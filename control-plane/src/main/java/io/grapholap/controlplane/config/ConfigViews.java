package io.grapholap.controlplane.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The sections as operators see them. */
final class ConfigViews {
    private ConfigViews() {}

    record LifecycleUpdated(boolean updated, @Nullable Instant updatedAt) {
        static LifecycleUpdated of(Setting<LifecycleConfig> changed) {
            return new LifecycleUpdated(true, changed.updatedAt());
        }
    }

    record ConcurrencyView(int perAnalyst, int clusterTotal, @Nullable Instant updatedAt) {
        static ConcurrencyView of(Setting<ConcurrencyLimits> setting) {
            var value = setting.value();
            return new ConcurrencyView(
                    value.perAnalyst(), value.clusterTotal(), setting.updatedAt());
        }
    }

    record MaintenanceView(
            boolean enabled,
            String message,
            @Nullable Instant updatedAt,
            @Nullable String updatedBy) {
        static MaintenanceView of(Setting<Maintenance> setting) {
            var value = setting.value();
            return new MaintenanceView(
                    value.enabled(), value.message(), setting.updatedAt(), setting.updatedBy());
        }
    }

    record ExportView(
            int maxDurationSeconds, @Nullable Instant updatedAt, @Nullable String updatedBy) {
        static ExportView of(Setting<ExportLimits> setting) {
            return new ExportView(
                    setting.value().maxDurationSeconds(), setting.updatedAt(), setting.updatedBy());
        }
    }
}
