package io.grapholap.importscheduler.graphql;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.importscheduler.job.TableJobService;
import io.grapholap.importscheduler.run.QueryService;
import io.grapholap.importscheduler.space.SpaceService;
import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Anything by its id. Public, or GraphQL cannot call it. */
@GraphQLApi
public class NodeApi {
    private final GraphQlCallers callers;
    private final CostGuard cost;
    private final SpaceService spaces;
    private final TableJobService jobs;
    private final QueryService queries;

    NodeApi(
            GraphQlCallers callers,
            CostGuard cost,
            SpaceService spaces,
            TableJobService jobs,
            QueryService queries) {
        this.callers = callers;
        this.cost = cost;
        this.spaces = spaces;
        this.jobs = jobs;
        this.queries = queries;
    }

    @Query("rateLimit")
    @Description("What this call costs, and what one may cost.")
    public Uni<RateLimit> rateLimit() {
        var reckoned = cost.reckoned();
        return callers.read(_ -> Uni.createFrom().item(reckoned));
    }

    @Query("node")
    @Description("Anything by its global id, or by the id that stands in its address.")
    public Uni<Node> node(@Id @NonNull String id) {
        var wanted = GlobalId.parse(id);
        return callers.read(caller ->
                wanted.type()
                        .map(type -> typed(type, wanted.id(), caller))
                        .orElseGet(() -> untyped(wanted.id(), caller)));
    }

    private Uni<Node> typed(String type, String id, Caller caller) {
        return switch (type) {
            case SpaceNode.TYPE -> spaces.visible(id, caller).map(SpaceNode::of);
            case TableImportJobNode.TYPE -> jobs.visible(id, caller).map(TableImportJobNode::of);
            case TableImportJobQueryNode.TYPE ->
                    queries.visible(id, caller).map(TableImportJobQueryNode::of);
            default ->
                    Uni.createFrom()
                            .failure(
                                    GraphQlFailure.badInput(
                                            "'id' is the id of a %s, which cannot be looked up; give the id of a Space, a TableImportJob or a TableImportJobQuery."
                                                    .formatted(type)));
        };
    }

    private Uni<Node> untyped(String id, Caller caller) {
        return typed(SpaceNode.TYPE, id, caller)
                .onFailure(NotFound.class)
                .recoverWithUni(() -> typed(TableImportJobNode.TYPE, id, caller))
                .onFailure(NotFound.class)
                .recoverWithUni(() -> typed(TableImportJobQueryNode.TYPE, id, caller))
                .onFailure(NotFound.class)
                .transform(_ -> new NotFound("node", id));
    }
}
