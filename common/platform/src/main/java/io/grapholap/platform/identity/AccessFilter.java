package io.grapholap.platform.identity;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Resolves the caller before the endpoint runs, and turns away whom its rule does not name. */
class AccessFilter {
    private static final Logger LOG = Logger.getLogger(AccessFilter.class);

    private final IdentitySource identities;
    private final CurrentCaller current;

    AccessFilter(IdentitySource identities, CurrentCaller current) {
        this.identities = identities;
        this.current = current;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public Uni<Void> admit(ContainerRequestContext request, ResourceInfo endpoint) {
        var rule = rule(endpoint);
        if (rule == null) {
            LOG.errorf(
                    "%s.%s has no @Access rule and is refused",
                    endpoint.getResourceClass().getName(), endpoint.getResourceMethod().getName());
            return Uni.createFrom()
                    .failure(
                            new Forbidden(
                                    ErrorCode.PERMISSION_DENIED,
                                    "This endpoint is open to nobody.",
                                    Map.of()));
        }
        if (rule.value() == Access.Who.OPEN) {
            return Uni.createFrom().voidItem();
        }
        return identities
                .identify(Credentials.from(request::getHeaderString))
                .invoke(caller -> check(rule.value(), caller))
                .invoke(current::set)
                .replaceWithVoid();
    }

    private static @Nullable Access rule(ResourceInfo endpoint) {
        var own = endpoint.getResourceMethod().getAnnotation(Access.class);
        return own != null ? own : endpoint.getResourceClass().getAnnotation(Access.class);
    }

    private static void check(Access.Who who, Caller caller) {
        var required =
                switch (who) {
                    case OPEN, USER -> caller.role();
                    case OPS -> Role.OPS;
                    case ADMIN -> Role.ADMIN;
                };
        if (caller.role() != required) {
            throw new Forbidden(
                    ErrorCode.INSUFFICIENT_ROLE,
                    "This needs the role "
                            + required.wireName()
                            + "; you are "
                            + caller.role().wireName()
                            + ".",
                    Map.of(
                            "required_role", required.wireName(),
                            "user_role", caller.role().wireName()));
        }
    }
}
