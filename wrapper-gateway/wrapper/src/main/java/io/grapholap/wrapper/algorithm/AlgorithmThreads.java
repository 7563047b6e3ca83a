package io.grapholap.wrapper.algorithm;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads for algorithms, with stacks that native code and deep recursion need. */
@Singleton
final class AlgorithmThreads implements Executor {
    private static final long STACK_BYTES = 16L << 20;

    private final ExecutorService threads =
            Executors.newCachedThreadPool(task -> {
                var thread = new Thread(null, task, "algorithm", STACK_BYTES);
                thread.setDaemon(true);
                return thread;
            });

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdown();
    }
}
