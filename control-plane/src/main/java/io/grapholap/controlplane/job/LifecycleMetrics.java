package io.grapholap.controlplane.job;

import io.grapholap.controlplane.job.LifecycleSweep.Cause;
import io.grapholap.controlplane.job.LifecycleSweep.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the lifecycle job did, shown from the start. */
@ApplicationScoped
public class LifecycleMetrics {
    private final MeterRegistry registry;
    private final Map<Kind, AtomicInteger> kept = new EnumMap<>(Kind.class);
    private final Counter passes;
    private final Timer duration;

    LifecycleMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.passes =
                Counter.builder("lifecycle_passes")
                        .description("Passes of the lifecycle job")
                        .register(registry);
        this.duration =
                Timer.builder("lifecycle_pass_duration")
                        .description("How long passes of the lifecycle job took")
                        .register(registry);
        for (var kind : Kind.values()) {
            for (var cause : Cause.values()) {
                ended(kind, cause, 0);
            }
            failures(kind).increment(0);
            kept.put(kind, new AtomicInteger());
            Gauge.builder("lifecycle_expired_in_use", kept.get(kind), AtomicInteger::get)
                    .description("Resources past their time that others still need")
                    .tag("resource_type", wireName(kind))
                    .register(registry);
        }
    }

    /** Resources that were ended because of {@code cause}. */
    public void ended(Kind kind, Cause cause, int count) {
        var name = wireName(kind) + "s_" + (kind == Kind.INSTANCE ? "terminated" : "deleted");
        Counter.builder((cause == Cause.TTL ? "ttl_" : "inactive_") + name)
                .description("Resources that the lifecycle job ended")
                .register(registry)
                .increment(count);
    }

    /** One that should have ended and could not be. */
    public void failed(Kind kind) {
        failures(kind).increment();
    }

    /** How many stay past their time because others need them. */
    void kept(Kind kind, int count) {
        kept.get(kind).set(count);
    }

    void passed(Timer.Sample pass) {
        passes.increment();
        pass.stop(duration);
    }

    Timer.Sample begin() {
        return Timer.start(registry);
    }

    private Counter failures(Kind kind) {
        return Counter.builder("lifecycle_termination_failures")
                .description("Resources that should have ended and could not be")
                .tag("resource_type", wireName(kind))
                .register(registry);
    }

    private static String wireName(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
