package io.grapholap.gateway.query;

import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One query or algorithm from when it comes in until its answer has left. */
public final class QueryPass {
    private final QueryKind kind;
    private final String slug;
    private final QueryLimit limit;
    private final QueryAudit audit;
    private final long start = System.nanoTime();
    private @Nullable String username;
    private boolean holds;
    private boolean ended;

    QueryPass(QueryKind kind, String slug, QueryLimit limit, QueryAudit audit) {
        this.kind = kind;
        this.slug = slug;
        this.limit = limit;
        this.audit = audit;
    }

    /**
     * It is known who asks.
     *
     * @throws io.grapholap.common.error.PlatformException.Refused {@code RATE_LIMIT_EXCEEDED}
     */
    public synchronized void enter(String caller) {
        username = caller;
        if (!ended && kind == QueryKind.QUERY) {
            limit.acquire(caller);
            holds = true;
        }
    }

    /**
     * The answer has left, or the client has.
     *
     * @param gone whether the client left before the end of the answer
     */
    public synchronized void end(HttpServerResponse response, String requestId, boolean gone) {
        if (ended) {
            return;
        }
        ended = true;
        if (holds && username != null) {
            limit.release(username);
        }
        var headers = response.headers();
        audit.record(
                new QueryAudit.Entry(
                        username,
                        slug,
                        kind,
                        headers.get("X-Query-ID"),
                        requestId,
                        gone ? "gone" : Integer.toString(response.getStatusCode()),
                        Duration.ofNanos(System.nanoTime() - start),
                        headers.get("X-Row-Count")));
    }
}
