package io.grapholap.wrapper.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A running or recent query as clients see it (wire contract, section 2.15). */
record QueryView(
        String queryId,
        String user,
        String text,
        Instant startedAt,
        long elapsedMs,
        @Nullable Long rows,
        String status) {

    static QueryView of(QueryRecord query, Instant now) {
        return new QueryView(
                query.queryId(),
                query.user(),
                query.text(),
                query.startedAt(),
                query.elapsed(now).toMillis(),
                query.rows(),
                query.state().wireName());
    }
}
