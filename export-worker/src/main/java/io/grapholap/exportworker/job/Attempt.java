package io.grapholap.exportworker.job;

import io.grapholap.common.job.ClaimedJob;
import io.grapholap.lake.ObjectStore;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.ExportCancelled;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One attempt at one job: what it may use, how far it is, and whether it is still wanted. */
public final class Attempt {
    private final ClaimedJob job;
    private final ObjectStore store;
    private final Path scratch;
    private final Clock clock;
    private final Cancellation cancellation = new Cancellation();
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private volatile @Nullable String queryId;
    private volatile LongSupplier rows = () -> -1;
    private volatile boolean givenBack;
    private volatile boolean done;

    Attempt(ClaimedJob job, ObjectStore store, Path scratch, Clock clock) {
        this.job = job;
        this.store = store;
        this.scratch = scratch;
        this.clock = clock;
    }

    public ClaimedJob job() {
        return job;
    }

    /** The store below the snapshot's root. */
    public ObjectStore store() {
        return store;
    }

    /** An empty local directory of this attempt; gone when it has ended. */
    public Path scratch() {
        return scratch;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    /** Time until the job's deadline; not negative. */
    public Duration timeLeft() {
        var left = Duration.between(clock.instant(), job.deadline());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Says that the attempt puts files below this directory of the store and nobody else does; they
     * are deleted if it fails.
     */
    public void writes(String directory) {
        written.add(directory);
    }

    /**
     * To be called right before the attempt changes what others may read.
     *
     * @throws ExportCancelled if the job is not this attempt's any more
     */
    public void checkStillWanted() {
        cancellation.check();
    }

    /** Says which statement runs and how to ask for its progress. */
    void progress(String queryId, LongSupplier rows) {
        this.queryId = queryId;
        this.rows = rows;
    }

    @Nullable String queryId() {
        return queryId;
    }

    /** Rows written so far; null if not known. */
    @Nullable Long rowCount() {
        long count = rows.getAsLong();
        return count < 0 ? null : count;
    }

    /** Stops the attempt because its worker stops; another worker may begin at once. */
    void giveBack() {
        givenBack = true;
        cancellation.cancel();
    }

    boolean isGivenBack() {
        return givenBack;
    }

    /** Says that the work has ended, well or not; only its report is left. */
    void done() {
        done = true;
    }

    boolean isDone() {
        return done;
    }

    /** Deletes what the attempt wrote. Never after it was reported complete. */
    void discard() {
        written.forEach(store::deleteAll);
    }
}
