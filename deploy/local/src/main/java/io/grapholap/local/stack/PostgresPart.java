package io.grapholap.local.stack;

import io.grapholap.local.process.Part;
import io.grapholap.local.process.ProcessRef;
import io.grapholap.testkit.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL server of a stack. */
final class PostgresPart implements Part {
    static final String NAME = "postgres";

    private final Path data;
    private final int port;
    private volatile @Nullable EmbeddedPostgres server;
    private volatile @Nullable ProcessRef process;
    private boolean stopped;

    PostgresPart(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Returns when the server answers. */
    @Override
    public synchronized void start() throws IOException {
        if (stopped) {
            throw new IOException("PostgreSQL is being stopped");
        }
        letGo();
        var started = EmbeddedPostgres.start(data, port);
        process = ProcessRef.ofPid(started.pid()).orElse(null);
        server = started;
    }

    /** A server that crashed still holds its directory in this process. */
    private void letGo() {
        var crashed = server;
        if (crashed != null) {
            server = null;
            crashed.close();
        }
    }

    /**
     * @throws IllegalStateException before the first start
     */
    Database database() {
        var running = server;
        if (running == null) {
            throw new IllegalStateException("PostgreSQL is not started");
        }
        return new Database(
                running.jdbcUrl(), running.reactiveUrl(), running.username(), running.password());
    }

    @Override
    public Optional<ProcessRef> process() {
        return Optional.ofNullable(process);
    }

    @Override
    public boolean ready() {
        return process().filter(ProcessRef::alive).isPresent();
    }

    @Override
    public synchronized void stop(Duration grace) {
        stopped = true;
        var running = server;
        if (running != null) {
            running.close();
            process().ifPresent(p -> p.stop(grace));
        }
    }

    @Override
    public String log() {
        return data.toString();
    }
}
