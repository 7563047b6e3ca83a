package io.grapholap.engine.ryugraph;

import com.kuzudb.Connection;
import com.kuzudb.Database;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * One connection and the one thread that uses it, whose stack is deep enough for the engine's
 * recursive parser.
 */
final class Lane implements AutoCloseable {
    private static final long STACK_BYTES = 16L << 20;

    private final Connection connection;
    private final ExecutorService thread;

    Lane(Database database, int threads, String name) {
        this.connection = new Connection(database);
        this.connection.setMaxNumThreadForExec(threads);
        this.thread =
                Executors.newSingleThreadExecutor(task -> {
                    var t = new Thread(null, task, name, STACK_BYTES);
                    t.setDaemon(true);
                    return t;
                });
    }

    <T> Future<T> submit(Function<Connection, T> work) {
        return thread.submit(() -> work.apply(connection));
    }

    /** Stops the statement that runs now, if one does. */
    void interrupt() {
        connection.interrupt();
    }

    /** Only when nothing runs. */
    @Override
    public void close() {
        thread.shutdown();
        connection.close();
    }
}
