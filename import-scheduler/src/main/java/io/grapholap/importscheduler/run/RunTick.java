package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.own.OwnContext;
import io.grapholap.warehouse.Cancellation;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Takes windows that are due, as many as this process may read at once, keeps them leased, and
 * stops those that nobody wants any more.
 */
@ApplicationScoped
class RunTick {
    private static final Logger LOG = Logger.getLogger(RunTick.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int STOPPING_STEPS = 30;
    private static final int ABANDONED = 100;

    private final QueryTable queries;
    private final WindowRun runs;
    private final RunConfig config;
    private final OwnContext own;
    private final Map<WindowWork, Cancellation> running = new ConcurrentHashMap<>();
    private final ExecutorService threads;
    private volatile boolean stopping;

    RunTick(QueryTable queries, WindowRun runs, RunConfig config, OwnContext own) {
        this.queries = queries;
        this.runs = runs;
        this.config = config;
        this.own = own;
        this.threads =
                Executors.newFixedThreadPool(
                        config.windows(),
                        Thread.ofPlatform().daemon().name("import-window-", 0).factory());
    }

    @Scheduled(
            identity = "import-windows",
            every = "{graph-olap.import.run.every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return guarded(
                () -> stopUnwanted().flatMap(_ -> queries.abandon(ABANDONED)).flatMap(_ -> take()));
    }

    /** Keeps what is being read; lets go of what has become somebody else's. */
    @Scheduled(
            identity = "import-leases",
            every = "{graph-olap.import.run.renew-every:30s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> renew() {
        return guarded(() ->
                Multi.createFrom()
                        .iterable(List.copyOf(running.keySet()))
                        .onItem()
                        .transformToUniAndConcatenate(work ->
                                queries.renew(work, config.lease())
                                        .invoke(ours -> {
                                            if (!ours) {
                                                cancel(work);
                                            }
                                        }))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Uni<Void> guarded(Supplier<Uni<Void>> work) {
        if (stopping) {
            return Uni.createFrom().voidItem();
        }
        return own.run(work)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.warnf("Windows cannot be taken or kept, trying again: %s", e.getMessage());
                    return null;
                });
    }

    /** Repeated until they have ended: a statement that just begins may not hear the first call. */
    private Uni<Void> stopUnwanted() {
        var ids = running.keySet().stream().map(WindowWork::queryId).toList();
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : queries.unwanted(ids)
                        .invoke(unwanted ->
                                running.keySet().stream()
                                        .filter(work -> unwanted.contains(work.queryId()))
                                        .forEach(this::cancel))
                        .replaceWithVoid();
    }

    private void cancel(WindowWork work) {
        var cancellation = running.get(work);
        if (cancellation != null) {
            cancellation.cancel();
        }
    }

    private Uni<Void> take() {
        int free = config.windows() - running.size();
        return free <= 0
                ? Uni.createFrom().voidItem()
                : queries.take(free, config.lease())
                        .invoke(taken -> taken.forEach(this::start))
                        .replaceWithVoid();
    }

    private void start(WindowWork work) {
        var cancellation = new Cancellation();
        running.put(work, cancellation);
        threads.execute(() -> {
            try {
                runs.run(work, cancellation);
            } catch (RuntimeException e) {
                LOG.errorf(e, "What came of window %s could not be stored", work.queryId());
            } finally {
                running.remove(work);
            }
        });
    }

    /** Stops what is being read; another process, or this one later, begins it anew. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.shutdown();
        for (int i = 0; i < STOPPING_STEPS; i++) {
            running.values().forEach(Cancellation::cancel);
            if (threads.awaitTermination(100, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }
}
