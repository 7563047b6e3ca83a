package io.grapholap.gateway.proxy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** What to tell a client when its wrapper does not answer. */
final class Failures {
    private Failures() {}

    /** Nobody listens there, or not in time. */
    static PlatformException unreachable(String slug, Throwable cause) {
        var why =
                cause instanceof TimeoutException
                        ? "did not accept a connection"
                        : "cannot be reached";
        return unavailable(slug, "The instance " + slug + " " + why + ". Try again soon.");
    }

    /** Somebody listens there who is not this incarnation. */
    static PlatformException misrouted(String slug) {
        return unavailable(slug, "The instance " + slug + " has just moved. Try again soon.");
    }

    /** The connection ended, or stayed silent, before an answer began. */
    static PlatformException broken(String slug, Throwable cause) {
        return cause instanceof TimeoutException
                ? new Unavailable(
                        ErrorCode.GATEWAY_TIMEOUT,
                        "The instance " + slug + " did not answer in time.",
                        Map.of("service", "instance", "resource_id", slug))
                : new Unavailable(
                        ErrorCode.BAD_GATEWAY,
                        "The instance " + slug + " broke off before it answered.",
                        Map.of("service", "instance", "resource_id", slug));
    }

    static boolean isClosed(Throwable e) {
        return e instanceof HttpClosedException
                || e instanceof StreamResetException
                || e instanceof IOException;
    }

    private static PlatformException unavailable(String slug, String message) {
        return new Unavailable(
                ErrorCode.SERVICE_UNAVAILABLE,
                message,
                Map.of("service", "instance", "resource_id", slug, "retry_after_seconds", 1));
    }
}
