package io.grapholap.gateway.query;

import io.grapholap.gateway.GatewayConfig;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where every request for an instance comes by. */
@Singleton
public final class QueryDesk {
    private final QueryLimit limit;
    private final QueryAudit audit;

    QueryDesk(GatewayConfig config, MeterRegistry meters) {
        this.limit = new QueryLimit(config.queriesPerUser());
        this.audit = new QueryAudit(meters);
        meters.gauge("graph_olap_gateway_queries_running", limit, QueryLimit::running);
    }

    /** A request comes in; nothing if it makes the instance do no work. */
    public Optional<QueryPass> open(String method, String slug, String path) {
        return QueryKind.of(method, path).map(kind -> new QueryPass(kind, slug, limit, audit));
    }
}
