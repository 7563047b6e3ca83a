package io.grapholap.controlplane.openapi;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Objects;

/**
 * Answers with the document of the API as it is checked in; a test holds it against the endpoints.
 * It is asked for too rarely to be kept in memory.
 */
@ApplicationScoped
class ApiDocumentRoute {
    /** Relative to this class's loader, since a native executable knows it by this name. */
    private static final String FILE = "openapi/openapi.json";

    private static final String PATH = "/api/openapi.json";
    private static final String JSON = "application/json;charset=UTF-8";

    private final Vertx vertx;

    ApiDocumentRoute(Vertx vertx) {
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.route(PATH).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::answer);
    }

    private void answer(RoutingContext routing) {
        vertx.executeBlocking(ApiDocumentRoute::read, false)
                .onFailure(routing::fail)
                .onSuccess(document ->
                        routing.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(document));
    }

    private static Buffer read() throws IOException {
        try (var file = ApiDocumentRoute.class.getClassLoader().getResourceAsStream(FILE)) {
            return Buffer.buffer(Objects.requireNonNull(file, FILE).readAllBytes());
        }
    }
}
