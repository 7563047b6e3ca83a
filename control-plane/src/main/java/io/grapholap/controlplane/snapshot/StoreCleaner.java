package io.grapholap.controlplane.snapshot;

import io.grapholap.controlplane.job.BackgroundJob;
import io.grapholap.lake.ObjectStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Deletes the files of deleted snapshots. */
@ApplicationScoped
class StoreCleaner implements BackgroundJob {
    private static final Logger LOG = Logger.getLogger(StoreCleaner.class);
    private static final int BATCH = 10;

    private final StoreDeletions deletions;
    private final StoreConfig config;
    private final Vertx vertx;
    private final Counter failures;

    StoreCleaner(StoreDeletions deletions, StoreConfig config, Vertx vertx, MeterRegistry metrics) {
        this.deletions = deletions;
        this.config = config;
        this.vertx = vertx;
        this.failures =
                Counter.builder("snapshot_gcs_cleanup_failures")
                        .description("Times that files of a deleted snapshot could not be deleted")
                        .register(metrics);
    }

    @Override
    public String name() {
        return "store_cleanup";
    }

    @Override
    public Duration interval() {
        return config.cleanEvery();
    }

    @Override
    public Uni<Void> run() {
        return deletions
                .take(BATCH)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::delete)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> delete(StoreDeletionEntity entry) {
        return Uni.createFrom()
                .completionStage(() ->
                        vertx.executeBlocking(
                                        () -> {
                                            ObjectStore.of(URI.create(entry.storeRoot))
                                                    .deleteAll(entry.path);
                                            return true;
                                        },
                                        false)
                                .toCompletionStage())
                .flatMap(_ -> deletions.done(entry.id))
                .onFailure()
                .recoverWithUni(e -> retryLater(entry, e));
    }

    private Uni<Void> retryLater(StoreDeletionEntity entry, Throwable e) {
        failures.increment();
        LOG.warnf(e, "files of snapshot %d stay for now: %s", entry.snapshotId, entry.path);
        return deletions.failed(entry.id, String.valueOf(e.getMessage()));
    }
}
