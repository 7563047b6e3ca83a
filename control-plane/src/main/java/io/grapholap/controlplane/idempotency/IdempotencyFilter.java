package io.grapholap.controlplane.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.json.Json;
import io.grapholap.controlplane.idempotency.CurrentClaim.Held;
import io.grapholap.controlplane.idempotency.Verdict.Answered;
import io.grapholap.controlplane.idempotency.Verdict.Granted;
import io.grapholap.controlplane.idempotency.Verdict.InFlight;
import io.grapholap.controlplane.idempotency.Verdict.Reused;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Claims keys before creating endpoints run, replays answers, and gives back what came to nothing.
 */
class IdempotencyFilter {
    /** Marks an answer that was given before. */
    static final String REPLAYED = "Idempotent-Replayed";

    private static final Logger LOG = Logger.getLogger(IdempotencyFilter.class);

    private final KeyService keys;
    private final CurrentClaim current;
    private final CurrentCaller caller;

    IdempotencyFilter(KeyService keys, CurrentClaim current, CurrentCaller caller) {
        this.keys = keys;
        this.current = current;
        this.caller = caller;
    }

    @Idempotent
    @ServerRequestFilter(readBody = true)
    public Uni<@Nullable Response> claim(ContainerRequestContext request, ResourceInfo endpoint)
            throws IOException {
        var key = request.getHeaderString(KeyedRequest.HEADER);
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        var uri = request.getUriInfo().getRequestUri();
        var keyed =
                KeyedRequest.of(
                        caller.get().username(),
                        request.getMethod() + " " + uri.getRawPath(),
                        key,
                        Objects.requireNonNullElse(uri.getRawQuery(), ""),
                        body(request));
        return keys.claim(keyed).map(verdict -> heed(verdict, keyed, endpoint));
    }

    private @Nullable Response heed(Verdict verdict, KeyedRequest keyed, ResourceInfo endpoint) {
        return switch (verdict) {
            case Granted granted -> {
                current.hold(new Held(keyed, granted.claim(), status(endpoint)));
                yield null;
            }
            case Answered before -> replay(before, endpoint);
            case InFlight other -> throw KeyService.inFlight(other.patience().toSeconds() + 1);
            case Reused _ ->
                    throw new Refused(
                            ErrorCode.IDEMPOTENCY_KEY_REUSED,
                            "This "
                                    + KeyedRequest.HEADER
                                    + " came before with another body; use a new key for a new"
                                    + " request.");
        };
    }

    private static Response replay(Answered before, ResourceInfo endpoint) {
        try {
            var data = Json.mapper().readTree(before.answer());
            return Response.status(before.status())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .header(REPLAYED, true)
                    .entity(hasEnvelope(endpoint) ? Envelope.of(data) : data)
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasEnvelope(ResourceInfo endpoint) {
        var answer = endpoint.getResourceMethod().getGenericReturnType().getTypeName();
        return answer.contains(Envelope.class.getName());
    }

    private static int status(ResourceInfo endpoint) {
        var said = endpoint.getResourceMethod().getAnnotation(ResponseStatus.class);
        return said == null ? Response.Status.OK.getStatusCode() : said.value();
    }

    private static byte[] body(ContainerRequestContext request) throws IOException {
        var body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        return body;
    }

    /** A claim that cannot be given back runs out by itself. */
    @Idempotent
    @ServerResponseFilter
    public Uni<Void> release(ContainerResponseContext response) {
        var held = current.held();
        boolean good = response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL;
        if (held == null || (good && current.answered())) {
            return Uni.createFrom().voidItem();
        }
        if (good) {
            LOG.error("An endpoint is @Idempotent and creates nothing once; its key is given back");
        }
        return keys.release(held.request(), held.claim())
                .onFailure()
                .invoke(e -> LOG.warn("An Idempotency-Key was not given back", e))
                .onFailure()
                .recoverWithNull();
    }
}
