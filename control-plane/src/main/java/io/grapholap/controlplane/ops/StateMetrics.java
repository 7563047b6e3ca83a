package io.grapholap.controlplane.ops;

import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.export.ExportJobStatus;
import io.grapholap.controlplane.job.WhileStopping;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How much of everything there is, counted every few seconds by each control plane; no number while
 * it could not be counted.
 */
@ApplicationScoped
class StateMetrics {
    private static final Logger LOG = Logger.getLogger(StateMetrics.class);

    private final StateService states;
    private final MeterRegistry registry;
    private volatile @Nullable State last;

    StateMetrics(StateService states, MeterRegistry registry) {
        this.states = states;
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        for (var status : InstanceStatus.values()) {
            var name = status.wireName();
            gauge(
                    "instances_by_status_total",
                    "Instances in each status",
                    Tags.of("status", name),
                    state -> state.instances().byStatus().getOrDefault(name, 0L));
        }
        for (var status : ExportJobStatus.values()) {
            var name = status.wireName();
            gauge(
                    "export_jobs_by_status_total",
                    "Export jobs in each status",
                    Tags.of("status", name),
                    state -> state.exportJobs().byStatus().getOrDefault(name, 0L));
        }
        gauge(
                "graph_olap_export_queue_depth",
                "Export jobs that wait for a worker",
                Tags.empty(),
                state ->
                        state.exportJobs()
                                .byStatus()
                                .getOrDefault(ExportJobStatus.PENDING.wireName(), 0L));
        gauge(
                "instances_without_pod_name",
                "Instances that should run and were never launched",
                Tags.empty(),
                state -> state.instances().withoutPodName());
    }

    @Scheduled(
            identity = "state-metrics",
            every = "{graph-olap.metrics.count-every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileStopping.class)
    Uni<Void> count() {
        return states.read()
                .invoke(state -> last = state)
                .onFailure()
                .invoke(e -> {
                    last = null;
                    LOG.debugf(e, "not counted");
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void gauge(String name, String description, Tags tags, ToDoubleFunction<State> value) {
        Gauge.builder(name, this, metrics -> metrics.read(value))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private double read(ToDoubleFunction<State> value) {
        var state = last;
        return state == null ? Double.NaN : value.applyAsDouble(state);
    }
}
