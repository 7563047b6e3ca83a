package io.grapholap.engine.ryugraph;

import com.kuzudb.Connection;
import com.kuzudb.Database;
import io.grapholap.engine.EngineInfo;
import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphBuildException;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.GraphSchema;
import io.grapholap.engine.NodeKeys;
import io.grapholap.engine.NodeValues;
import io.grapholap.engine.QueryRequest;
import io.grapholap.engine.QueryResult;
import io.grapholap.engine.Topology;
import io.grapholap.engine.TopologyRequest;
import io.grapholap.engine.guard.CypherGuard;
import io.grapholap.engine.guard.GuardedQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One read-write handle on the instance's own copy; user text passes the guard first. */
final class RyugraphEngine implements GraphEngine {
    private static final Duration OWN_TIMEOUT = Duration.ofMinutes(1);
    private static final long IDLE_MILLIS = 200;

    private final EngineInfo info;
    private final Path file;
    private final Path scratch;
    private final Spool spool;
    private final Database database;
    private final Lanes readers;
    private final Writer writer;
    private final int threads;
    private final CypherGuard guard;
    private final TopologyExport export;
    private final KeyExport keys;
    private volatile Shapes shapes;
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();

    private RyugraphEngine(EngineInfo info, Path file, Database database, EngineSettings settings) {
        this.info = info;
        this.file = file;
        this.scratch = settings.scratch();
        this.spool = new Spool(settings.spoolBytes());
        this.database = database;
        this.threads = settings.threads();
        this.readers = new Lanes(database, settings.readers(), Workers.perQuery(threads));
        this.writer = new Writer(new Lane(database, settings.threads(), "graph-writer"), settings);
        this.guard = new CypherGuard(own(Catalog::edgeTables), own(Catalog::propertyKinds));
        this.shapes = own(Shapes::read);
        this.export = new TopologyExport(settings.scratch(), own(Catalog::edgeTables));
        this.keys = new KeyExport(settings.scratch());
    }

    static RyugraphEngine open(EngineInfo info, Path file, EngineSettings settings) {
        if (!Files.isRegularFile(file)) {
            throw new GraphBuildException("There is no graph file " + file + ".");
        }
        try {
            Files.createDirectories(settings.scratch());
            return new RyugraphEngine(info, file, Databases.open(file, settings), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public EngineInfo info() {
        return info;
    }

    @Override
    public QueryResult query(QueryRequest request) {
        return answer(request, Deadline.ofQuery(request.timeout()), QueryRun::on);
    }

    @Override
    public long arrow(QueryRequest request, OutputStream out) {
        var deadline = Deadline.ofQuery(request.timeout());
        return new ArrowRun(request, scratch, spool, out)
                .on(
                        new ArrowRun.Engine() {
                            @Override
                            public QueryResult first(QueryRequest first) {
                                return answer(first, deadline, QueryRun::on);
                            }

                            @Override
                            public <T> T run(Function<QueryRun.InLane, T> work) {
                                return answer(
                                        request,
                                        deadline,
                                        (run, session) -> work.apply(run.in(session)));
                            }
                        });
    }

    private <T> T answer(
            QueryRequest request, Deadline deadline, BiFunction<QueryRun, Session, T> work) {
        GuardedQuery guarded = guard.check(request.text());
        var ticket = new Ticket();
        if (tickets.putIfAbsent(request.queryId(), ticket) != null) {
            throw new IllegalArgumentException("query id in use: " + request.queryId());
        }
        try {
            var run = new QueryRun(request, guarded, deadline, ticket, shapes);
            return readers.run(deadline, ticket, session -> work.apply(run, session));
        } finally {
            tickets.remove(request.queryId());
        }
    }

    @Override
    public boolean interrupt(String queryId) {
        var ticket = tickets.get(queryId);
        if (ticket == null) {
            return false;
        }
        ticket.interrupt();
        return true;
    }

    @Override
    public GraphSchema schema() {
        return own(Catalog::schema);
    }

    private <T> T own(Function<Connection, T> work) {
        return own(Deadline.ofQuery(OWN_TIMEOUT), work);
    }

    /** Work of ours is short, and others wait for it: it has all threads. */
    private <T> T own(Deadline deadline, Function<Connection, T> work) {
        return readers.run(
                deadline,
                new Ticket(),
                session -> {
                    var connection = session.connection();
                    connection.setMaxNumThreadForExec(threads);
                    try {
                        return work.apply(connection);
                    } finally {
                        connection.setMaxNumThreadForExec(Workers.perQuery(threads));
                    }
                });
    }

    @Override
    public Topology topology(TopologyRequest request, Duration timeout) {
        var query = request.subgraphQuery();
        if (query != null) {
            return Subgraph.of(query(Subgraph.request(query, timeout)));
        }
        var deadline = Deadline.ofAlgorithm(timeout);
        return own(deadline, connection -> export.run(connection, request, deadline));
    }

    @Override
    public NodeKeys keys(Topology topology, Duration timeout) {
        var deadline = Deadline.ofAlgorithm(timeout);
        return own(deadline, connection -> keys.run(connection, topology, deadline));
    }

    @Override
    public long setNodeProperty(
            Topology topology, String property, NodeValues values, Duration timeout) {
        long written =
                writer.setNodeProperty(topology, property, values, Deadline.ofAlgorithm(timeout));
        shapes = own(Shapes::read);
        return written;
    }

    @Override
    public boolean checkpoint() {
        return readers.whenIdle(IDLE_MILLIS, writer::checkpoint);
    }

    @Override
    public long diskBytes() {
        return Databases.bytes(file);
    }

    @Override
    public void close() {
        tickets.values().forEach(Ticket::interrupt);
        readers.close();
        spool.close();
        writer.close();
        database.close();
    }
}
