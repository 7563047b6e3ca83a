package io.grapholap.platform.outbox;

import io.grapholap.common.error.PlatformException.InvalidState;
import io.grapholap.platform.error.ErrorAnswers;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.hibernate.StaleStateException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Two changes of one row at the same time: the second is told to read again. */
class StaleRowMapper {
    @ServerExceptionMapper
    public Response stale(OptimisticLockException e, ContainerRequestContext request) {
        return changed(request);
    }

    @ServerExceptionMapper
    public Response stale(StaleStateException e, ContainerRequestContext request) {
        return changed(request);
    }

    private static Response changed(ContainerRequestContext request) {
        return ErrorAnswers.of(
                new InvalidState(
                        "resource",
                        request.getUriInfo().getPath(),
                        "changed by somebody else meanwhile",
                        "as it was read; read it again and repeat"),
                request);
    }
}
