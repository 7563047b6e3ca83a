package io.grapholap.controlplane.job;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Ends what has outlived its time, kind by kind; a kind that fails does not keep others waiting.
 */
@ApplicationScoped
class LifecycleJob implements BackgroundJob {
    private final List<LifecycleSweep> sweeps;
    private final LifecycleMetrics metrics;
    private final JobConfig config;

    LifecycleJob(@All List<LifecycleSweep> sweeps, LifecycleMetrics metrics, JobConfig config) {
        this.sweeps = sweeps.stream().sorted(Comparator.comparing(LifecycleSweep::kind)).toList();
        this.metrics = metrics;
        this.config = config;
    }

    @Override
    public String name() {
        return "lifecycle";
    }

    @Override
    public Duration interval() {
        return config.lifecycleEvery();
    }

    @Override
    public Uni<Void> run() {
        var pass = metrics.begin();
        return Multi.createFrom()
                .iterable(sweeps)
                .onItem()
                .transformToUni(LifecycleSweep::sweep)
                .collectFailures()
                .concatenate()
                .collect()
                .asList()
                .replaceWithVoid()
                .eventually(() -> metrics.passed(pass));
    }
}
