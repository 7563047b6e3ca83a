package io.grapholap.platform.identity;

import static java.util.stream.Collectors.joining;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Resolves the caller before the endpoint runs, and turns away whom its rule does not name. */
class AccessFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Map<Access.Who, Set<Role>> ALLOWED =
            Map.of(
                    Access.Who.USER, EnumSet.allOf(Role.class),
                    Access.Who.OPS, EnumSet.of(Role.OPS),
                    Access.Who.ADMIN, EnumSet.of(Role.ADMIN),
                    Access.Who.ADMIN_OR_OPS, EnumSet.of(Role.ADMIN, Role.OPS));
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
                .map(caller -> {
                    check(rule.value(), caller);
                    checkScope(rule, request.getMethod(), caller);
                    current.set(caller);
                    return null;
                });
    }

    private static @Nullable Access rule(ResourceInfo endpoint) {
        var own = endpoint.getResourceMethod().getAnnotation(Access.class);
        return own != null ? own : endpoint.getResourceClass().getAnnotation(Access.class);
    }

    private static void check(Access.Who who, Caller caller) {
        var allowed = ALLOWED.getOrDefault(who, Set.of());
        if (!allowed.contains(caller.role())) {
            var required = allowed.stream().map(Role::wireName).collect(joining(" or "));
            throw new Forbidden(
                    ErrorCode.INSUFFICIENT_ROLE,
                    "This needs the role "
                            + required
                            + "; you are "
                            + caller.role().wireName()
                            + ".",
                    Map.of("required_role", required, "user_role", caller.role().wireName()));
        }
    }

    private static void checkScope(Access rule, String method, Caller caller) {
        var needed = SAFE.contains(method) || rule.reads() ? Scope.READ : Scope.WRITE;
        if (!caller.scopes().contains(needed)) {
            throw new Forbidden(
                    ErrorCode.PERMISSION_DENIED,
                    "This needs an API key with the scope " + needed.wireName() + ".",
                    Map.of("required_scope", needed.wireName()));
        }
    }
}
