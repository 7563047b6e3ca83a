package io.grapholap.wrapper.query;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.CurrentCaller;
import io.grapholap.platform.identity.Role;
import io.grapholap.wrapper.Assigned;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The queries of an instance: its owner, admins and ops see and stop all, others their own. */
@Path("/queries")
@Produces(MediaType.APPLICATION_JSON)
class QueriesResource {
    private final QueryService queries;
    private final Assigned assigned;
    private final CurrentCaller caller;
    private final Clock clock;

    QueriesResource(QueryService queries, Assigned assigned, CurrentCaller caller, Clock clock) {
        this.queries = queries;
        this.assigned = assigned;
        this.caller = caller;
        this.clock = clock;
    }

    record Listing(List<QueryView> queries, int totalCount) {}

    @GET
    @Access(Access.Who.USER)
    public Listing list() {
        var who = caller.get();
        var now = clock.instant();
        var seen =
                queries.registry().all().stream()
                        .filter(query -> may(who, query))
                        .map(query -> QueryView.of(query, now))
                        .toList();
        return new Listing(seen, seen.size());
    }

    @DELETE
    @Path("{queryId}")
    @ResponseStatus(202)
    @Access(value = Access.Who.USER, reads = true)
    public QueryView cancel(@RestPath String queryId) {
        var registry = queries.registry();
        if (!may(caller.get(), registry.get(queryId))) {
            throw new Forbidden(
                    ErrorCode.PERMISSION_DENIED,
                    "The query "
                            + queryId
                            + " belongs to another user; only they, the owner of the instance, an"
                            + " admin or ops may stop it.",
                    Map.of("resource_type", "query", "resource_id", queryId));
        }
        var now = clock.instant();
        registry.cancel(queryId, new QueryRecord.State.Cancelled(now));
        return QueryView.of(registry.get(queryId), now);
    }

    private boolean may(Caller who, QueryRecord query) {
        return who.username().equals(query.user())
                || who.username().equals(assigned.get().ownerId())
                || who.role() == Role.ADMIN
                || who.role() == Role.OPS;
    }
}
