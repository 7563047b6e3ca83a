package io.grapholap.importscheduler.graphql;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

/**
 * The smoke test of every client: {@code { viewer { user { name } } }}. Public, or GraphQL cannot
 * call it.
 */
@GraphQLApi
public class ViewerApi {
    private final GraphQlCallers callers;

    ViewerApi(GraphQlCallers callers) {
        this.callers = callers;
    }

    @Query("viewer")
    @Description("Who is logged in.")
    public Uni<Viewer> viewer() {
        return callers.read(
                caller -> Uni.createFrom().item(new Viewer(new User(caller.username()))));
    }
}
