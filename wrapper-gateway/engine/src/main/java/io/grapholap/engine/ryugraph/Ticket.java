package io.grapholap.engine.ryugraph;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A query on its way: waiting for a lane, running in one, done. */
final class Ticket {
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long AGAIN_MILLIS = 10;

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean interrupted;
    private volatile @Nullable Lane lane;

    boolean isInterrupted() {
        return interrupted;
    }

    void enter(Lane entered) {
        lane = entered;
    }

    void leave() {
        lane = null;
        done.countDown();
    }

    /**
     * Stops it and waits for its end. An interrupt that comes just before the engine starts is
     * lost, so it is repeated.
     */
    void interrupt() {
        interrupted = true;
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            do {
                var running = lane;
                if (running != null) {
                    running.interrupt();
                }
            } while (!done.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < until);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
