package io.grapholap.controlplane.export;

import io.grapholap.controlplane.config.GlobalConfigs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What bounds jobs now: settings of the deployment, and what operators set. */
@ApplicationScoped
class CurrentLimits {
    private final ExportConfig config;
    private final GlobalConfigs configs;

    CurrentLimits(ExportConfig config, GlobalConfigs configs) {
        this.config = config;
        this.configs = configs;
    }

    /** Joins the session in hand. */
    Uni<JobLimits> get() {
        return configs.current()
                .map(current -> JobLimits.of(config, current.export().maxDuration()));
    }
}
