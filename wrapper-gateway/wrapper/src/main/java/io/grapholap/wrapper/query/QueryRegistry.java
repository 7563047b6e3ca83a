package io.grapholap.wrapper.query;

import io.grapholap.common.error.PlatformException.NotFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.stream.Stream;

/** The queries that run, and the last ones that ended; in memory. */
final class QueryRegistry {
    /** Ended queries that are kept. */
    static final int KEPT = 100;

    private record Running(QueryRecord query, Runnable stop) {}

    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Deque<QueryRecord> ended = new LinkedBlockingDeque<>();

    /**
     * @param stop ends it; called at most once, and only while it runs
     */
    synchronized void begin(QueryRecord query, Runnable stop) {
        running.put(query.queryId(), new Running(query, stop));
    }

    /**
     * Ends a query; the first end stays.
     *
     * @return whether this was it
     */
    synchronized boolean end(String queryId, QueryRecord.State end) {
        var found = running.remove(queryId);
        if (found == null) {
            return false;
        }
        ended.addFirst(found.query().with(end));
        if (ended.size() > KEPT) {
            ended.removeLast();
        }
        return true;
    }

    /** Stops a query, if it still runs; repeating it is harmless. */
    void cancel(String queryId, QueryRecord.State.Cancelled end) {
        Runnable stop;
        synchronized (this) {
            var found = running.get(queryId);
            stop = found == null ? () -> {} : found.stop();
            end(queryId, end);
        }
        stop.run();
    }

    /**
     * @throws NotFound when it never was, or is not kept any more
     */
    synchronized QueryRecord get(String queryId) {
        return all().stream()
                .filter(query -> query.queryId().equals(queryId))
                .findFirst()
                .orElseThrow(() -> new NotFound("query", queryId));
    }

    /** When the query was stopped, if it was. */
    synchronized Optional<Instant> cancelledAt(String queryId) {
        if (running.containsKey(queryId)) {
            return Optional.empty();
        }
        return ended.stream()
                .filter(query -> query.queryId().equals(queryId))
                .flatMap(query ->
                        query.state() instanceof QueryRecord.State.Cancelled(var at)
                                ? Stream.of(at)
                                : Stream.empty())
                .findFirst();
    }

    /** Those that run first, then the others; the newest of each first. */
    synchronized List<QueryRecord> all() {
        var now = new ArrayList<>(running.values().stream().map(Running::query).toList());
        return Stream.concat(now.reversed().stream(), ended.stream()).toList();
    }
}
