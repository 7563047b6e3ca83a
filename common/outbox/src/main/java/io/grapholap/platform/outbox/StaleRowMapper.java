package io.grapholap.platform.outbox;

import io.grapholap.common.error.ErrorBody;
import io.grapholap.common.error.ErrorCode;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Two changes of one row at the same time: the second is told to read again. */
class StaleRowMapper {
    @ServerExceptionMapper
    public Response map(OptimisticLockException e) {
        return Response.status(ErrorCode.INVALID_STATE.status())
                .entity(
                        ErrorBody.of(
                                ErrorCode.INVALID_STATE,
                                "The resource was changed by somebody else at the same time; read it again and repeat.",
                                Map.of("current_state", "changed"),
                                null))
                .build();
    }
}
