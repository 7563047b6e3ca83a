package io.grapholap.importscheduler.graphql;

import io.grapholap.common.error.PlatformException;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Credentials;
import io.grapholap.platform.identity.IdentitySource;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Resolves the caller of a GraphQL request through the seam that every other door uses. */
@ApplicationScoped
class GraphQlCallers {
    private final IdentitySource identities;
    private final CurrentVertxRequest request;

    GraphQlCallers(IdentitySource identities, CurrentVertxRequest request) {
        this.identities = identities;
        this.request = request;
    }

    /** The caller; fails with {@link GraphQlFailure} when nobody believable asks. */
    Uni<Caller> current() {
        var headers = request.getCurrent().request();
        return identities
                .identify(Credentials.from(headers::getHeader))
                .onFailure(PlatformException.class)
                .transform(e -> new GraphQlFailure((PlatformException) e));
    }
}
