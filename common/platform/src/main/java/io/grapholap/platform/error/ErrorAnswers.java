package io.grapholap.platform.error;

import io.grapholap.common.error.ErrorBody;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.Fault;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.platform.api.RequestId;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Turns errors into answers and logs them: what a client did at debug, what we did once, loud. */
public final class ErrorAnswers {
    private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);
    private static final long RETRY_AFTER_SECONDS = 2;

    private ErrorAnswers() {}

    /** The answer to an error that a client is told about. */
    public static Response of(PlatformException e, ContainerRequestContext request) {
        if (e.code().status() == ErrorCode.INTERNAL_ERROR.status()) {
            LOG.errorf(e, "%s: %s", e.code(), e.getMessage());
        } else if (e.code().status() > ErrorCode.INTERNAL_ERROR.status()) {
            var cause = e.getCause() == null ? "" : " (" + e.getCause() + ")";
            LOG.warnf("%s: %s%s", e.code(), e.getMessage(), cause);
        } else {
            LOG.debugf("%s: %s", e.code(), e.getMessage());
        }
        return response(e.code(), ErrorBody.of(e, RequestId.of(request)));
    }

    static Response invalid(List<Fault> faults, ContainerRequestContext request) {
        return of(new ValidationFailed(faults), request);
    }

    static Response plain(ErrorCode code, String message, ContainerRequestContext request) {
        LOG.debugf("%s: %s", code, message);
        return response(code, ErrorBody.of(code, message, Map.of(), RequestId.of(request)));
    }

    /** The answer to a bug: it says nothing, the log says all. */
    static Response bug(Throwable e, ContainerRequestContext request) {
        var id = RequestId.of(request);
        LOG.errorf(e, "%s %s failed", request.getMethod(), request.getUriInfo().getPath());
        var message = "Something went wrong on our side; the request id helps to find it.";
        return response(
                ErrorCode.INTERNAL_ERROR,
                ErrorBody.of(ErrorCode.INTERNAL_ERROR, message, Map.of(), id));
    }

    private static Response response(ErrorCode code, ErrorBody body) {
        var response =
                Response.status(code.status()).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
        if (body.error().details().get("retry_after_seconds") instanceof Number seconds) {
            response.header(HttpHeaders.RETRY_AFTER, seconds.longValue());
        } else if (code.status() == 503 || code == ErrorCode.REQUEST_IN_FLIGHT) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}
