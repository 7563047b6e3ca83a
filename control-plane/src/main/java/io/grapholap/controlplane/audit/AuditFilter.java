package io.grapholap.controlplane.audit;

import io.grapholap.common.error.ErrorBody;
import io.grapholap.common.error.PlatformException.Unauthorized;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.api.Identified;
import io.grapholap.platform.api.RequestId;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.CurrentCaller;
import io.grapholap.platform.identity.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Records every request that may change something, whatever came of it, before its answer leaves:
 * what a client was told happened is in the log. Refused strangers are not, who could fill it.
 * Neither bodies nor headers are recorded. An entry that cannot be stored within two seconds is in
 * the service's own log instead, since the act itself cannot be undone.
 */
class AuditFilter {
    private static final Logger LOG = Logger.getLogger(AuditFilter.class);
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Caller NOBODY = new Caller("anonymous", Role.ANALYST);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final AuditWriter log;
    private final CurrentCaller current;
    private final Clock clock;

    AuditFilter(AuditWriter log, CurrentCaller current, Clock clock) {
        this.log = log;
        this.current = current;
        this.clock = clock;
    }

    @ServerResponseFilter
    public Uni<Void> record(
            ContainerRequestContext request,
            ContainerResponseContext response,
            ResourceInfo endpoint,
            HttpServerRequest http) {
        if (SAFE.contains(request.getMethod()) || endpoint.getResourceMethod() == null) {
            return Uni.createFrom().voidItem();
        }
        var caller = caller();
        boolean refusedStranger = caller.isEmpty() && response.getStatus() >= 400;
        if (refusedStranger) {
            return Uni.createFrom().voidItem();
        }
        var entry = entry(caller.orElse(NOBODY), request, response, endpoint, http);
        return log.append(entry)
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure()
                .invoke(e -> LOG.errorf(e, "An audit entry was not stored: %s", entry))
                .onFailure()
                .recoverWithNull();
    }

    private Optional<Caller> caller() {
        try {
            return Optional.of(current.get());
        } catch (Unauthorized nobodyOnAnOpenEndpoint) {
            return Optional.empty();
        }
    }

    private AuditEntry entry(
            Caller caller,
            ContainerRequestContext request,
            ContainerResponseContext response,
            ResourceInfo endpoint,
            HttpServerRequest http) {
        var address = http.remoteAddress();
        return new AuditEntry(
                clock.instant(),
                caller.username(),
                caller.keyId(),
                AuditAction.of(request.getMethod(), template(endpoint)),
                resourceId(request, response),
                result(response),
                RequestId.of(request),
                address == null ? null : address.hostAddress());
    }

    private static String template(ResourceInfo endpoint) {
        return path(endpoint.getResourceClass().getAnnotation(Path.class))
                + "/"
                + path(endpoint.getResourceMethod().getAnnotation(Path.class));
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : path.value();
    }

    /** The first parameter of the path, or the id of what was made. */
    private static @Nullable String resourceId(
            ContainerRequestContext request, ContainerResponseContext response) {
        var parameters = request.getUriInfo().getPathParameters();
        if (!parameters.isEmpty()) {
            var id = parameters.getFirst("id");
            return id != null ? id : parameters.values().iterator().next().getFirst();
        }
        var entity = response.getEntity();
        var made = entity instanceof Envelope<?> envelope ? envelope.data() : entity;
        return made instanceof Identified view ? view.resourceId() : null;
    }

    private static String result(ContainerResponseContext response) {
        if (response.getEntity() instanceof ErrorBody body) {
            return body.error().code();
        }
        return response.getStatus() < 400 ? "ok" : "HTTP_" + response.getStatus();
    }
}
