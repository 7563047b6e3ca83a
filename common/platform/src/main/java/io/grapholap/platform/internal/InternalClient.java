package io.grapholap.platform.internal;

import io.grapholap.common.error.ErrorBody;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.json.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the internal API of one other service. An answer of 4xx fails with {@link Refused} of the
 * code that came back, 503 with {@link Unavailable} of that code; no answer in time, or another
 * 5xx, with {@link Unavailable} of {@code SERVICE_UNAVAILABLE}.
 */
public final class InternalClient {
    private final HttpClient http;
    private final String service;
    private final @Nullable URI base;
    private final @Nullable String token;

    InternalClient(HttpClient http, String service, @Nullable URI base, @Nullable String token) {
        this.http = http;
        this.service = service;
        this.base = base;
        this.token = token;
    }

    /** GET, asked again once if the connection breaks. */
    public <T> Uni<T> get(String path, Class<T> answer, Duration deadline) {
        return send(HttpMethod.GET, path, null, answer, deadline)
                .onFailure(Unavailable.class)
                .retry()
                .atMost(1);
    }

    /** GET of something that may not exist: 404 is empty. */
    public <T> Uni<Optional<T>> find(String path, Class<T> answer, Duration deadline) {
        return get(path, answer, deadline)
                .map(Optional::of)
                .onFailure(InternalClient::isNotFound)
                .recoverWithItem(Optional::empty);
    }

    /** POST, never repeated. */
    public <T> Uni<T> post(String path, Object body, Class<T> answer, Duration deadline) {
        return send(HttpMethod.POST, path, body, answer, deadline);
    }

    /** PUT, never repeated. */
    public <T> Uni<T> put(String path, Object body, Class<T> answer, Duration deadline) {
        return send(HttpMethod.PUT, path, body, answer, deadline);
    }

    private <T> Uni<T> send(
            HttpMethod method,
            String path,
            @Nullable Object body,
            Class<T> answer,
            Duration deadline) {
        return Uni.createFrom()
                .deferred(() -> {
                    var context = Vertx.currentContext();
                    var call =
                            exchange(method, path, body, deadline)
                                    .map(a -> read(a, answer))
                                    .onFailure(e -> !(e instanceof PlatformException))
                                    .transform(this::unreachable);
                    return context == null
                            ? call
                            : call.emitOn(c -> context.runOnContext(_ -> c.run()));
                });
    }

    private Uni<Answer> exchange(
            HttpMethod method, String path, @Nullable Object body, Duration deadline) {
        if (base == null) {
            throw new Unavailable(
                    service, "Set graph-olap." + service + ".internal-url to reach it.");
        }
        var options =
                new RequestOptions()
                        .setMethod(method)
                        .setAbsoluteURI(base.resolve(path).toString())
                        .setTimeout(deadline.toMillis())
                        .putHeader("Accept", "application/json");
        if (token != null) {
            options.putHeader(ServiceTokens.HEADER, token);
        }
        if (body != null) {
            options.putHeader("Content-Type", "application/json");
        }
        return Uni.createFrom()
                .completionStage(() ->
                        http.request(options).compose(r -> answer(r, body)).toCompletionStage())
                .ifNoItem()
                .after(deadline)
                .failWith(() ->
                        new Unavailable(
                                service,
                                "The "
                                        + service
                                        + " gave no answer within "
                                        + deadline.toMillis()
                                        + " ms."));
    }

    /**
     * On the connection's event loop from the request to the answer's last byte: asked for later,
     * from a thread that was held up, a body that has come already never comes again.
     */
    private static Future<Answer> answer(HttpClientRequest request, @Nullable Object body) {
        var response = body == null ? request.send() : request.send(write(body));
        return response.compose(r -> r.body().map(b -> new Answer(r.statusCode(), b)));
    }

    private <T> T read(Answer answer, Class<T> type) {
        try {
            if (answer.status() >= 400) {
                throw refusal(answer);
            }
            return type == Void.class
                    ? type.cast(null)
                    : Json.mapper().readValue(answer.body().getBytes(), type);
        } catch (IOException e) {
            throw new Unavailable(
                    service,
                    "The " + service + " gave an answer that cannot be read: " + answer.status());
        }
    }

    private PlatformException refusal(Answer answer) throws IOException {
        if (answer.status() >= 500 && answer.status() != 503) {
            return new Unavailable(
                    service, "The " + service + " answered with status " + answer.status() + ".");
        }
        var error = Json.mapper().readValue(answer.body().getBytes(), ErrorBody.class).error();
        var code =
                Arrays.stream(ErrorCode.values())
                        .filter(c -> c.name().equals(error.code()))
                        .findFirst()
                        .orElse(ErrorCode.BAD_GATEWAY);
        return answer.status() == 503
                ? new Unavailable(code, error.message(), error.details())
                : new Refused(code, error.message(), error.details());
    }

    private Unavailable unreachable(Throwable e) {
        var unavailable =
                new Unavailable(
                        service, "The " + service + " cannot be reached: " + e.getMessage());
        unavailable.initCause(e);
        return unavailable;
    }

    private static Buffer write(Object body) {
        try {
            return Buffer.buffer(Json.mapper().writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    private static boolean isNotFound(Throwable e) {
        return e instanceof PlatformException p && p.code() == ErrorCode.RESOURCE_NOT_FOUND;
    }

    private record Answer(int status, Buffer body) {}
}
