package io.grapholap.platform.identity;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Fetches what the issuer of tokens publishes: within 5 s, without redirects, up to 256 KiB. */
@ApplicationScoped
class IssuerDocuments {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int MAX_BYTES = 256 * 1024;

    private final HttpClient http;

    IssuerDocuments(Vertx vertx) {
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) DEADLINE.toMillis())
                                .setMaxPoolSize(2));
    }

    Uni<String> get(URI url) {
        var options =
                new RequestOptions()
                        .setAbsoluteURI(url.toString())
                        .setTimeout(DEADLINE.toMillis())
                        .putHeader("Accept", "application/json");
        return Uni.createFrom()
                .completionStage(() ->
                        http.request(options)
                                .compose(HttpClientRequest::send)
                                .compose(answer -> text(url, answer))
                                .toCompletionStage())
                .ifNoItem()
                .after(DEADLINE)
                .fail();
    }

    private static Future<String> text(URI url, HttpClientResponse answer) {
        if (answer.statusCode() != 200) {
            return Future.failedFuture(url + " answered with status " + answer.statusCode());
        }
        return answer.body()
                .map(body -> {
                    if (body.length() > MAX_BYTES) {
                        throw new IllegalArgumentException(url + " gave too much");
                    }
                    return body.toString(StandardCharsets.UTF_8);
                });
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
