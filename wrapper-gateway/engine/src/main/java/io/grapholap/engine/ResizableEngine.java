package io.grapholap.engine;

import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An engine whose share of the machine can change while it is open: between two queries its file is
 * closed and opened anew. Queries that come meanwhile wait, and none is interrupted.
 */
public final class ResizableEngine implements GraphEngine {
    private final Function<EngineSettings, GraphEngine> opener;

    /** Shared by whoever works with the engine, alone held by who replaces it. */
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();

    private volatile GraphEngine engine;
    private EngineSettings settings;

    /**
     * Opens the graph.
     *
     * @param opener opens it with the settings given; asked again after the last engine is closed
     */
    public ResizableEngine(Function<EngineSettings, GraphEngine> opener, EngineSettings settings) {
        this.opener = opener;
        this.settings = settings;
        this.engine = opener.apply(settings);
    }

    /**
     * Gives the engine another share. Nothing that was written back is lost. Repeating it is
     * harmless.
     *
     * @param patience how long to wait for a moment without any query
     * @return false when there was no such moment, and nothing was done
     * @throws GraphBuildException when it cannot be opened with the new settings; it goes on with
     *     the old ones then
     */
    public synchronized boolean resize(long bufferPoolBytes, int threads, Duration patience) {
        var wanted =
                new EngineSettings(
                        bufferPoolBytes,
                        threads,
                        settings.readers(),
                        settings.scratch(),
                        settings.spoolBytes());
        if (wanted.equals(settings)) {
            return true;
        }
        try {
            if (!inUse.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            reopen(wanted);
            return true;
        } finally {
            inUse.writeLock().unlock();
        }
    }

    private void reopen(EngineSettings wanted) {
        engine.checkpoint();
        engine.close();
        try {
            engine = opener.apply(wanted);
            settings = wanted;
        } catch (RuntimeException e) {
            engine = opener.apply(settings);
            throw e;
        }
    }

    private <T> T with(Supplier<T> work) {
        inUse.readLock().lock();
        try {
            return work.get();
        } finally {
            inUse.readLock().unlock();
        }
    }

    @Override
    public EngineInfo info() {
        return engine.info();
    }

    @Override
    public QueryResult query(QueryRequest request) {
        return with(() -> engine.query(request));
    }

    @Override
    public long arrow(QueryRequest request, OutputStream out) {
        return with(() -> engine.arrow(request, out));
    }

    @Override
    public boolean interrupt(String queryId) {
        return engine.interrupt(queryId);
    }

    @Override
    public GraphSchema schema() {
        return with(() -> engine.schema());
    }

    @Override
    public Topology topology(TopologyRequest request, Duration timeout) {
        return with(() -> engine.topology(request, timeout));
    }

    @Override
    public NodeKeys keys(Topology topology, Duration timeout) {
        return with(() -> engine.keys(topology, timeout));
    }

    @Override
    public long setNodeProperty(
            Topology topology, String property, NodeValues values, Duration timeout) {
        return with(() -> engine.setNodeProperty(topology, property, values, timeout));
    }

    @Override
    public boolean checkpoint() {
        return with(() -> engine.checkpoint());
    }

    @Override
    public long diskBytes() {
        return engine.diskBytes();
    }

    /** Interrupts what runs, so it waits for nobody. */
    @Override
    public void close() {
        engine.close();
    }
}
