package io.grapholap.controlplane.cluster;

import io.grapholap.controlplane.cluster.ClusterHealth.Component;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** Asks all parts of the platform at once and waits for none longer than {@link #DEADLINE}. */
@ApplicationScoped
class HealthService {
    static final Duration DEADLINE = Duration.ofSeconds(2);

    private final List<Probe> probes;
    private final Clock clock;

    HealthService(@All List<Probe> probes, Clock clock) {
        this.probes = probes;
        this.clock = clock;
    }

    Uni<ClusterHealth> check() {
        return Uni.join()
                .all(probes.stream().map(HealthService::ask).toList())
                .andFailFast()
                .map(this::sum);
    }

    private static Uni<Component> ask(Probe probe) {
        return Uni.createFrom()
                .deferred(() -> {
                    long start = System.nanoTime();
                    return Uni.createFrom()
                            .deferred(() -> probe.ask().replaceWithVoid())
                            .ifNoItem()
                            .after(DEADLINE)
                            .failWith(
                                    () -> new IllegalStateException("no answer within " + DEADLINE))
                            .map(_ -> new Component(ClusterHealth.HEALTHY, since(start), null))
                            .onFailure()
                            .recoverWithItem(e ->
                                    new Component(
                                            ClusterHealth.UNHEALTHY,
                                            since(start),
                                            e.getMessage() == null
                                                    ? e.getClass().getSimpleName()
                                                    : e.getMessage()));
                });
    }

    private ClusterHealth sum(List<Component> answers) {
        var components = new TreeMap<String, Component>();
        var status = ClusterHealth.HEALTHY;
        for (int i = 0; i < probes.size(); i++) {
            var probe = probes.get(i);
            components.put(probe.component(), answers.get(i));
            if (!answers.get(i).healthy() && !status.equals(ClusterHealth.UNHEALTHY)) {
                status = probe.vital() ? ClusterHealth.UNHEALTHY : ClusterHealth.DEGRADED;
            }
        }
        return new ClusterHealth(status, components, clock.instant());
    }

    private static long since(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
