package io.grapholap.engine.ryugraph;

import com.kuzudb.Database;
import io.grapholap.common.error.PlatformException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The readers of a graph: as many queries at a time as there are lanes. */
final class Lanes implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lanes.class);

    /** How long the engine may take to notice that a deadline has passed. */
    private static final long GRACE_MILLIS = 2_000;

    private static final long CLOSE_MILLIS = 10_000;

    private final List<Lane> all = new ArrayList<>();
    private final BlockingQueue<Lane> idle;

    Lanes(Database database, int readers, int threads) {
        this.idle = new ArrayBlockingQueue<>(readers);
        for (int i = 0; i < readers; i++) {
            var lane = new Lane(database, threads, "graph-reader-" + i);
            all.add(lane);
            idle.add(lane);
        }
    }

    /**
     * Runs {@code work} in the next free lane. When the deadline passes the caller is let go, and
     * the lane comes back once the engine has stopped.
     *
     * @throws PlatformException {@code QUERY_TIMEOUT}
     */
    <T> T run(Deadline deadline, Ticket ticket, Function<Session, T> work) {
        try {
            var lane = idle.poll(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
            if (lane == null) {
                ticket.leave();
                throw deadline.exceeded();
            }
            return await(start(lane, ticket, work), lane, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Faults.interrupted();
        }
    }

    private <T> Future<T> start(Lane lane, Ticket ticket, Function<Session, T> work) {
        return lane.within(session -> {
            ticket.enter(lane);
            try {
                return work.apply(session);
            } finally {
                ticket.leave();
                idle.add(lane);
            }
        });
    }

    private static <T> T await(Future<T> future, Lane lane, Deadline deadline)
            throws InterruptedException {
        try {
            return future.get(deadline.remainingMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            lane.interrupt();
            throw deadline.exceeded();
        } catch (InterruptedException e) {
            lane.interrupt();
            throw e;
        } catch (ExecutionException e) {
            throw Faults.rethrown(e);
        }
    }

    /**
     * Runs {@code work} while no query runs.
     *
     * @return false if the lanes did not become free in time
     */
    boolean whenIdle(long millis, Runnable work) {
        var taken = new ArrayList<Lane>();
        try {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (taken.size() < all.size()) {
                var lane = idle.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (lane == null) {
                    return false;
                }
                taken.add(lane);
            }
            work.run();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            idle.addAll(taken);
        }
    }

    /** Closes all lanes; those that do not stop in time are left to the end of the process. */
    @Override
    public void close() {
        all.forEach(Lane::interrupt);
        boolean closed = whenIdle(CLOSE_MILLIS, () -> all.forEach(Lane::close));
        if (!closed) {
            LOG.warn("A query did not stop; the graph stays open until the process ends.");
            throw new IllegalStateException("a query did not stop");
        }
    }
}
