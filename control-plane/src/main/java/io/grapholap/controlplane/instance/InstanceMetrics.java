package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.controlplane.instance.InstanceState.ComingUp;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the reconciler found and did, shown from the start. Pods stands for wrappers of any runtime:
 * orphaned ones run without a row, missing ones have a row and do not run.
 */
@ApplicationScoped
class InstanceMetrics {
    private final MeterRegistry registry;
    private final Timer passes;
    private final Counter passCount;
    private final Counter orphans;
    private final Counter orphansCleaned;
    private final Counter orphanFailures;
    private final Counter missing;
    private final Counter missingHandled;
    private final Counter drift;
    private final Counter driftFixed;
    private final Counter orchestrations;
    private final Counter toStarting;
    private final Counter toFailed;
    private final AtomicInteger orphansNow = new AtomicInteger();
    private final OrphanAges orphanAges = new OrphanAges();
    private final Clock clock;

    InstanceMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        passes =
                Timer.builder("reconciliation_pass_duration")
                        .description("How long looks of the reconciler took")
                        .register(registry);
        passCount = counter("reconciliation_passes", "Looks of the reconciler");
        orphans = counter("orphaned_pods_detected", "Wrappers found that no row explains");
        orphansCleaned = counter("orphaned_pods_cleaned", "Wrappers ended that no row explained");
        orphanFailures =
                counter("orphaned_pods_cleanup_failures", "Wrappers that could not be ended");
        missing = counter("missing_pods_detected", "Instances found whose wrapper was gone");
        missingHandled = counter("missing_pods_handled", "Instances failed for that");
        drift =
                counter(
                        "status_drift_detected",
                        "Instances found that could not go on as they were");
        driftFixed = counter("status_drift_fixed", "Instances failed for that");
        orchestrations =
                counter("instance_orchestration_passes", "Wishes that the reconciler looks");
        toStarting =
                counter("instances_transitioned_to_starting", "Instances that got their snapshot");
        toFailed =
                counter(
                        "instances_transitioned_to_failed",
                        "Instances that got no usable snapshot");
        Gauge.builder("orphaned_pods_detected_current", orphansNow, AtomicInteger::get)
                .description("Wrappers that no row explained at the last look")
                .register(registry);
        Gauge.builder("orphaned_pods_oldest_age_seconds", this, InstanceMetrics::oldestOrphan)
                .description("Since when the oldest wrapper runs that no row explains")
                .register(registry);
        starts("new");
        starts("resumed");
    }

    Timer.Sample look() {
        return Timer.start(registry);
    }

    /** A look ended with this plan; {@code orphaned} are the wrappers that no row explains. */
    void planned(Timer.Sample look, List<Act> acts, Set<UUID> orphaned) {
        look.stop(passes);
        passCount.increment();
        orphansNow.set(orphaned.size());
        orphanAges.seen(orphaned, clock.instant());
        orphans.increment(orphaned.size());
        acts.forEach(act -> count(act, missing, drift));
    }

    /** All that was planned for one instance was done. */
    void done(List<Act> acts, boolean orphaned) {
        orphansCleaned.increment(orphaned ? 1 : 0);
        acts.forEach(act -> count(act, missingHandled, driftFixed));
    }

    /** Something planned for one instance could not be done. */
    void failed(boolean orphaned) {
        orphanFailures.increment(orphaned ? 1 : 0);
    }

    /** An instance runs that was wanted, with its snapshot ready, since {@code wanted}. */
    void started(ComingUp wanted, Instant now) {
        starts(wanted instanceof InstanceState.Resuming ? "resumed" : "new")
                .record(Duration.between(wanted.since(), now));
    }

    void orchestrated() {
        orchestrations.increment();
    }

    /** The snapshot that an instance waited for ended, and the instance moved on. */
    void snapshotEnded(Instance moved) {
        (moved.state() instanceof InstanceState.Failed ? toFailed : toStarting).increment();
    }

    private double oldestOrphan() {
        return orphanAges.oldest(clock.instant()).toMillis() / 1000.0;
    }

    private Timer starts(String kind) {
        return Timer.builder("graph_olap_instance_start")
                .description("From the wish, once its snapshot is ready, until queries are taken")
                .tag("kind", kind)
                .register(registry);
    }

    private static void count(Act act, Counter gone, Counter other) {
        if (act instanceof Act.Fail(var _, var code, var _)) {
            boolean lost =
                    code == InstanceErrorCode.UNEXPECTED_TERMINATION
                            || code == InstanceErrorCode.OOM_KILLED;
            (lost ? gone : other).increment();
        }
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
