package io.grapholap.platform.internal;

import io.grapholap.common.error.ErrorBody;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.json.Json;
import io.grapholap.platform.api.RequestId;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes the answers of the internal API, which has no JAX-RS around it. */
@ApplicationScoped
class InternalAnswers {
    private static final Logger LOG = Logger.getLogger(InternalAnswers.class);

    void succeed(RoutingContext c, @Nullable Object item) {
        try {
            if (item == null) {
                respond(c, 204, null);
            } else {
                respond(c, 200, Json.mapper().writeValueAsBytes(item));
            }
        } catch (IOException e) {
            fail(c, e);
        }
    }

    void fail(RoutingContext c, @Nullable Throwable failure) {
        var id = requestId(c);
        var body =
                failure instanceof PlatformException e
                        ? ErrorBody.of(e, id)
                        : ErrorBody.of(
                                codeOf(c), "The internal API could not answer.", Map.of(), id);
        int status = ErrorCode.valueOf(body.error().code()).status();
        if (status >= 500) {
            LOG.errorf(failure, "%s %s failed", c.request().method(), c.request().path());
        } else {
            LOG.debugf("%s %s: %s", c.request().method(), c.request().path(), body.error());
        }
        try {
            respond(c, status, Json.mapper().writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Status of a failure that a handler of the router itself raised, such as a body too large. */
    private static ErrorCode codeOf(RoutingContext c) {
        return c.statusCode() == 413 ? ErrorCode.REQUEST_TOO_LARGE : ErrorCode.INTERNAL_ERROR;
    }

    private static String requestId(RoutingContext c) {
        return RequestId.of(c.request().getHeader(RequestId.HEADER));
    }

    private static void respond(RoutingContext c, int status, byte @Nullable [] body) {
        var response = c.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status).putHeader(RequestId.HEADER, requestId(c));
        if (body == null) {
            response.end();
        } else {
            response.putHeader("Content-Type", "application/json")
                    .end(io.vertx.core.buffer.Buffer.buffer(body));
        }
    }
}
