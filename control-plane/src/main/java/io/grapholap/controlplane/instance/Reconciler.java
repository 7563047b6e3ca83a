package io.grapholap.controlplane.instance;

import io.grapholap.controlplane.job.OwnContext;
import io.grapholap.controlplane.job.WhileStopping;
import io.grapholap.controlplane.runtime.InstanceRuntime;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Makes what runs what is wanted: looks at both, plans, and sets the acts going. It looks at once
 * when an instance changed or a wrapper ended, and every now and then. Looks follow one another;
 * acts on different instances do not wait for each other, and an instance with acts under way is
 * left alone until they are done.
 */
@ApplicationScoped
class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    private final Leadership leadership;
    private final InstanceRuntime runtime;
    private final ManagedInstances instances;
    private final Deeds deeds;
    private final HeartbeatTrust trust;
    private final InstanceMetrics metrics;
    private final OwnContext contexts;
    private final InstanceConfig config;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    /** Looks asked for and not begun; whoever raises it from zero looks until it is zero again. */
    private final AtomicInteger wanted = new AtomicInteger();

    Reconciler(
            Leadership leadership,
            InstanceRuntime runtime,
            ManagedInstances instances,
            Deeds deeds,
            HeartbeatTrust trust,
            InstanceMetrics metrics,
            OwnContext contexts,
            InstanceConfig config,
            Clock clock,
            ScheduledExecutorService timer) {
        this.leadership = leadership;
        this.runtime = runtime;
        this.instances = instances;
        this.deeds = deeds;
        this.trust = trust;
        this.metrics = metrics;
        this.contexts = contexts;
        this.config = config;
        this.clock = clock;
        this.timer = timer;
    }

    void begin(@Observes StartupEvent event) {
        runtime.whenOneEnds(this::wrapperEnded);
        look();
    }

    @Scheduled(
            identity = "reconcile",
            every = "{graph-olap.instance.reconcile-every:15s}",
            skipExecutionIf = WhileStopping.class)
    void everyNowAndThen() {
        look();
    }

    private void wrapperEnded() {
        look();
        timer.schedule(this::look, config.exitGrace().toMillis() + 1, TimeUnit.MILLISECONDS);
    }

    /** Has a look soon; harmless at any time, from any thread. */
    void look() {
        if (wanted.getAndIncrement() == 0) {
            lookOnce();
        }
    }

    private void lookOnce() {
        int seen = wanted.get();
        contexts.run(
                this::plan,
                plan -> {
                    setGoing(plan);
                    lookAgain(seen);
                },
                failure -> {
                    LOG.warnf(failure, "Instances could not be reconciled; tried again soon");
                    lookAgain(seen);
                });
    }

    private void lookAgain(int seen) {
        if (wanted.addAndGet(-seen) > 0) {
            lookOnce();
        }
    }

    private Uni<Plan> plan() {
        return leadership
                .lead(this::look)
                .flatMap(leads -> leads ? planAsLeader() : Uni.createFrom().item(Plan.NONE));
    }

    private Uni<Plan> planAsLeader() {
        var look = metrics.look();
        // Before the look: acts that end during it have changed what it sees.
        var leftAlone = Set.copyOf(busy);
        var patience =
                new ReconcilePlan.Patience(
                        config.startDeadline(), config.heartbeatDeadline(), config.exitGrace());
        return OwnContext.back(runtime::list)
                .flatMap(observed ->
                        instances
                                .all()
                                .map(rows ->
                                        Plan.of(
                                                ReconcilePlan.of(
                                                        rows,
                                                        observed,
                                                        clock.instant(),
                                                        trust.heardSince(),
                                                        patience),
                                                rows,
                                                leftAlone)))
                .invoke(plan -> metrics.planned(look, plan.acts(), plan.orphaned()));
    }

    private void setGoing(Plan plan) {
        Map<UUID, List<Act>> bySlug =
                plan.acts().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Act::slug, LinkedHashMap::new, Collectors.toList()));
        bySlug.forEach((slug, own) -> {
            busy.add(slug);
            contexts.run(
                    () -> deeds.doAll(own),
                    done -> {
                        busy.remove(slug);
                        if (done) {
                            metrics.done(own, plan.orphaned().contains(slug));
                        }
                        look();
                    },
                    failure -> {
                        busy.remove(slug);
                        metrics.failed(plan.orphaned().contains(slug));
                        LOG.warnf(failure, "Instance %s: tried again soon", slug);
                    });
        });
    }

    /**
     * What is to be done now.
     *
     * @param orphaned slugs of wrappers that no row explains
     */
    private record Plan(List<Act> acts, Set<UUID> orphaned) {
        static final Plan NONE = new Plan(List.of(), Set.of());

        static Plan of(List<Act> all, List<ManagedInstance> rows, Set<UUID> leftAlone) {
            var known = rows.stream().map(ManagedInstance::slug).collect(Collectors.toSet());
            var acts = all.stream().filter(act -> !leftAlone.contains(act.slug())).toList();
            return new Plan(
                    acts,
                    acts.stream()
                            .map(Act::slug)
                            .filter(slug -> !known.contains(slug))
                            .collect(Collectors.toSet()));
        }
    }
}
