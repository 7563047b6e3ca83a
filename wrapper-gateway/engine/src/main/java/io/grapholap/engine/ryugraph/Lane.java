package io.grapholap.engine.ryugraph;

import com.kuzudb.Connection;
import com.kuzudb.Database;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One session and the one thread that uses it, whose stack is deep enough for the engine's
 * recursive parser.
 */
final class Lane implements AutoCloseable {
    private static final long STACK_BYTES = 16L << 20;

    private final Supplier<Session> opener;
    private final ExecutorService thread;
    private Session session;

    Lane(Database database, int threads, String name) {
        this.opener = () -> new Session(database, threads);
        this.session = opener.get();
        this.thread =
                Executors.newSingleThreadExecutor(task -> {
                    var t = new Thread(null, task, name, STACK_BYTES);
                    t.setDaemon(true);
                    return t;
                });
    }

    <T> Future<T> submit(Function<Connection, T> work) {
        return within(session -> work.apply(session.connection()));
    }

    <T> Future<T> within(Function<Session, T> work) {
        return thread.submit(() -> work.apply(fresh()));
    }

    private synchronized Session fresh() {
        if (session.isWornOut()) {
            var worn = session;
            session = opener.get();
            worn.close();
        }
        return session;
    }

    /** Stops the statement that runs now, if one does. */
    synchronized void interrupt() {
        session.connection().interrupt();
    }

    /** Only when nothing runs. */
    @Override
    public synchronized void close() {
        thread.shutdown();
        session.close();
    }
}
