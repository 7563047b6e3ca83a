package io.grapholap.gateway.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grapholap.common.error.ErrorBody;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.json.Json;
import io.grapholap.gateway.route.Route;
import io.grapholap.platform.api.RequestId;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a wrapper and its answer on the way back. Bodies are piped with
 * back-pressure; nothing is kept. Everything happens on the request's own context.
 */
final class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Target.Instance target;
    private final HttpClient client;
    private final Duration idleTimeout;
    private final Context context = Vertx.currentContext();
    private final String requestId;
    private final boolean open;
    private @Nullable HttpClientRequest upstream;
    private boolean retried;

    /** Pauses the request until somebody is there to read it. */
    Exchange(
            HttpServerRequest request,
            Target.Instance target,
            HttpClient client,
            Duration idleTimeout) {
        this.request = request.pause();
        this.response = request.response();
        this.target = target;
        this.client = client;
        this.idleTimeout = idleTimeout;
        this.requestId = RequestId.of(request.getHeader(RequestId.HEADER));
        this.open = target.isOpen(request.method().name());
    }

    boolean isOpen() {
        return open;
    }

    String requestId() {
        return requestId;
    }

    /** The client left, or has another answer: the wrapper need not go on. */
    void clientGone() {
        if (upstream != null) {
            upstream.reset();
        }
    }

    /**
     * Sends the request to the wrapper and its answer to the client.
     *
     * @param token who is asking, for the wrapper; null for what anybody may ask
     */
    void forward(Route route, @Nullable String token) {
        onContext(() -> connect(route, token));
    }

    private void connect(Route route, @Nullable String token) {
        if (response.closed() || response.ended()) {
            return;
        }
        var query = request.query();
        int port = route.address().getPort();
        var options =
                new RequestOptions()
                        .setMethod(request.method())
                        .setHost(route.address().getHost())
                        .setPort(port < 0 ? 80 : port)
                        .setURI(query == null ? target.path() : target.path() + "?" + query)
                        .setIdleTimeout(idleTimeout.toMillis());
        client.request(options)
                .onSuccess(up -> send(up, route, token))
                .onFailure(e -> refuse(Failures.unreachable(target.slug(), e)));
    }

    private void send(HttpClientRequest up, Route route, @Nullable String token) {
        if (response.closed() || response.ended()) {
            up.reset();
            return;
        }
        upstream = up;
        Headers.copyRequest(request.headers(), up.headers());
        up.putHeader(RequestId.HEADER, requestId);
        if (token != null) {
            up.putHeader("Authorization", "Bearer " + token);
        }
        up.response().onSuccess(this::answer).onFailure(e -> failedBeforeAnswer(e, route, token));
        if (!Headers.announceBody(request.headers())) {
            request.resume();
            up.end();
            return;
        }
        up.setChunked(!up.headers().contains("Content-Length"));
        request.pipe()
                .endOnFailure(false)
                .to(
                        up,
                        sent -> {
                            if (sent.failed()) {
                                up.reset();
                                discardRest();
                            }
                        });
    }

    private void failedBeforeAnswer(Throwable e, Route route, @Nullable String token) {
        // A kept connection may have died unseen: what changes nothing is asked once more.
        boolean again =
                !retried
                        && Failures.isClosed(e)
                        && (request.method().equals(HttpMethod.GET)
                                || request.method().equals(HttpMethod.HEAD))
                        && !Headers.announceBody(request.headers());
        if (again) {
            retried = true;
            connect(route, token);
        } else {
            refuse(Failures.broken(target.slug(), e));
        }
    }

    private void answer(HttpClientResponse up) {
        if (up.statusCode() == 401 && !open) {
            // Callers were checked here: the wrapper behind this address is another one.
            up.exceptionHandler(_ -> {}).request().reset();
            refuse(Failures.misrouted(target.slug()));
            return;
        }
        response.setStatusCode(up.statusCode());
        Headers.copyResponse(up.headers(), response.headers());
        response.putHeader(RequestId.HEADER, requestId);
        boolean bodiless =
                request.method().equals(HttpMethod.HEAD)
                        || up.statusCode() == 204
                        || up.statusCode() == 304;
        if (!bodiless && !response.headers().contains("Content-Length")) {
            response.setChunked(true);
        }
        up.pipe()
                .endOnFailure(false)
                .to(
                        response,
                        sent -> {
                            if (sent.failed()) {
                                // Half an answer must not look like a whole one, and what nobody
                                // reads must not be written.
                                up.exceptionHandler(_ -> {}).request().reset();
                                breakOff();
                            }
                        });
    }

    /** Answers with an error, or breaks off when an answer has begun. */
    void refuse(PlatformException e) {
        onContext(() -> write(e));
    }

    private void write(PlatformException e) {
        if (response.closed() || response.ended()) {
            return;
        }
        if (response.headWritten()) {
            breakOff();
            return;
        }
        if (e.code().status() >= 500) {
            LOG.debugf("%s %s: %s", e.code(), requestId, e.getMessage());
        }
        var retryAfter = e.details().get("retry_after_seconds");
        if (retryAfter != null) {
            response.putHeader("Retry-After", retryAfter.toString());
        }
        response.setStatusCode(e.code().status())
                .putHeader("Content-Type", "application/json")
                .putHeader(RequestId.HEADER, requestId)
                .end(body(e));
        discardRest();
        // Nobody is left who would read its answer.
        clientGone();
    }

    private Buffer body(PlatformException e) {
        // What anybody may ask tells nothing about the instance.
        var body =
                open && e.code() == ErrorCode.INVALID_STATE
                        ? ErrorBody.of(
                                e.code(), "The instance is not running.", Map.of(), requestId)
                        : ErrorBody.of(e, requestId);
        try {
            return Buffer.buffer(Json.mapper().writeValueAsBytes(body));
        } catch (JsonProcessingException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** Ends the connection, since an answer that has begun cannot be taken back. */
    private void breakOff() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            // A reset of the response alone would never tell those who wait for its end.
            request.connection().close();
        }
    }

    /** Reads what is left of the request, so that its connection can be used again. */
    private void discardRest() {
        if (!request.isEnded()) {
            request.exceptionHandler(_ -> {}).handler(_ -> {}).resume();
        }
    }

    private void onContext(Runnable action) {
        if (Vertx.currentContext() == context) {
            action.run();
        } else {
            context.runOnContext(_ -> action.run());
        }
    }
}
