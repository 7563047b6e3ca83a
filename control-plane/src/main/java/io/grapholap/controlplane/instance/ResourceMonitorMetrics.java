package io.grapholap.controlplane.instance;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;

/** What the resource monitor did, shown from the start. */
@ApplicationScoped
class ResourceMonitorMetrics {
    private final MeterRegistry registry;
    private final Counter passes;
    private final Timer duration;
    private final Counter proactive;
    private final Counter urgent;
    private final Counter failures;

    ResourceMonitorMetrics(MeterRegistry registry) {
        this.registry = registry;
        passes = counter("passes", "Looks of the resource monitor, whatever came of them");
        duration =
                Timer.builder("resource_monitor_pass_duration")
                        .description("How long looks of the resource monitor took")
                        .register(registry);
        proactive = counter("proactive_resizes", "Instances that got more memory in good time");
        urgent = counter("urgent_resizes", "Instances that got more memory at the last moment");
        failures = counter("failures", "Looks that failed and instances that got no more memory");
    }

    Timer.Sample look() {
        return Timer.start(registry);
    }

    /** A look ended; {@code failed} if as a whole. */
    void looked(Timer.Sample look, boolean failed) {
        look.stop(duration);
        passes.increment();
        failures.increment(failed ? 1 : 0);
    }

    /** An instance has more memory now. */
    void resized(MemoryUse.Upgrade more) {
        (more.isUrgent() ? urgent : proactive).increment();
    }

    /** An instance that is short of memory got no more. */
    void notResized() {
        failures.increment();
    }

    private Counter counter(String name, String description) {
        return Counter.builder("resource_monitor_" + name)
                .description(description)
                .register(registry);
    }
}
