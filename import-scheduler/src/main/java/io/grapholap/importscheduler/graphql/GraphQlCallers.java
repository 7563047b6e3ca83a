package io.grapholap.importscheduler.graphql;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.Unauthorized;
import io.grapholap.importscheduler.own.OwnContext;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Credentials;
import io.grapholap.platform.identity.IdentitySource;
import io.grapholap.platform.identity.Scope;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;

/** Does the work of a field for whoever asks, as the seam that every other door uses names them. */
@ApplicationScoped
class GraphQlCallers {
    private final IdentitySource identities;
    private final CurrentVertxRequest request;
    private final RequestLimit limit;
    private final OwnContext own;

    GraphQlCallers(
            IdentitySource identities,
            CurrentVertxRequest request,
            RequestLimit limit,
            OwnContext own) {
        this.identities = identities;
        this.request = request;
        this.limit = limit;
        this.own = own;
    }

    /** Reads for the caller; fails with {@link GraphQlFailure} when nobody believable asks. */
    <T> Uni<T> read(Function<Caller, Uni<T>> work) {
        return run(Scope.READ, work);
    }

    /** Changes something for the caller; fails as {@link #read}. */
    <T> Uni<T> write(Function<Caller, Uni<T>> work) {
        return run(Scope.WRITE, work);
    }

    private <T> Uni<T> run(Scope scope, Function<Caller, Uni<T>> work) {
        var call = request.getCurrent();
        return identities
                .identify(Credentials.from(call.request()::getHeader))
                .onFailure(Unauthorized.class)
                .invoke(_ -> refuse(call))
                .invoke(caller -> admit(call, caller, scope))
                .flatMap(caller -> own.run(() -> work.apply(caller)))
                .onFailure()
                .transform(GraphQlFailure::of);
    }

    /** Bad credentials end in 401, as everywhere; without any the answer says how to log in. */
    private static void refuse(RoutingContext call) {
        var shown = Credentials.from(call.request()::getHeader);
        if (shown.apiKey() != null || shown.bearer() != null) {
            call.addHeadersEndHandler(_ -> call.response().setStatusCode(401));
        }
    }

    private void admit(RoutingContext call, Caller caller, Scope scope) throws PlatformException {
        if (!caller.scopes().contains(scope)) {
            throw new Forbidden(
                    ErrorCode.PERMISSION_DENIED,
                    "This needs an API key with the scope " + scope.wireName() + ".",
                    Map.of("required_scope", scope.wireName()));
        }
        limit.count(call, caller.username(), scope);
    }
}
