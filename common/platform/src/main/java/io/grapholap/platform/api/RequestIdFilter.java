package io.grapholap.platform.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every request its id: in the log, in the header and in the envelope of the answer. */
class RequestIdFilter {
    @ServerRequestFilter(preMatching = true)
    public void take(ContainerRequestContext request) {
        var id = RequestId.of(request.getHeaderString(RequestId.HEADER));
        request.setProperty(RequestId.PROPERTY, id);
        MDC.put(RequestId.LOG_KEY, id);
    }

    @ServerResponseFilter
    public void give(ContainerRequestContext request, ContainerResponseContext response) {
        var id = RequestId.of(request);
        response.getHeaders().putSingle(RequestId.HEADER, id);
        if (response.getEntity() instanceof Envelope<?> e && e.meta().requestId() == null) {
            response.setEntity(e.withRequestId(id));
        }
    }
}
