package io.grapholap.controlplane.instance;

import io.grapholap.controlplane.job.BackgroundJob;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The reconciler, as operators see and trigger it. It looks by itself at every change and every few
 * seconds; these make whichever control plane leads look once more.
 */
final class ReconcileJobs {
    private ReconcileJobs() {}

    /** What runs against what is wanted. */
    @ApplicationScoped
    static class Reconciliation extends Look {
        Reconciliation() {
            super("reconciliation", Duration.ofMinutes(5));
        }
    }

    /** What waits against what may start. */
    @Singleton
    static class Orchestration extends Look {
        private final InstanceMetrics metrics;

        Orchestration(InstanceMetrics metrics) {
            super("instance_orchestration", Duration.ofSeconds(15));
            this.metrics = metrics;
        }

        @Override
        public Uni<Void> run() {
            return super.run().invoke(metrics::orchestrated);
        }
    }

    /** Wakes the leader by the signal that every change of an instance gives. */
    abstract static class Look implements BackgroundJob {
        private final String name;
        private final Duration interval;

        Look(String name, Duration interval) {
            this.name = name;
            this.interval = interval;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Duration interval() {
            return interval;
        }

        @Override
        public Uni<Void> run() {
            return Panache.withSession(() ->
                            Panache.getSession()
                                    .flatMap(session ->
                                            session.createNativeQuery(
                                                            "select cast(pg_notify("
                                                                    + "'control_plane_instances',"
                                                                    + " '') as varchar)",
                                                            String.class)
                                                    .getSingleResult()))
                    .replaceWithVoid();
        }
    }
}
