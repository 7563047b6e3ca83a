package io.grapholap.gateway.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler whose time passes when the test says so; tasks run on the test's thread. */
final class VirtualTimer extends ScheduledThreadPoolExecutor {
    private final List<Task> tasks = new ArrayList<>();
    private long now;

    VirtualTimer() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        var task = new Task(command, now + unit.toNanos(delay));
        tasks.add(task);
        return task;
    }

    void advance(Duration by) {
        long end = now + by.toNanos();
        while (true) {
            var next =
                    tasks.stream()
                            .filter(t -> t.at <= end && !t.isDone())
                            .min(Comparator.comparingLong(t -> t.at));
            if (next.isEmpty()) {
                break;
            }
            now = next.get().at;
            next.get().run();
        }
        now = end;
    }

    private final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {
        private final long at;

        private Task(Runnable command, long at) {
            super(command, null);
            this.at = at;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(at, ((Task) other).at);
        }
    }
}
