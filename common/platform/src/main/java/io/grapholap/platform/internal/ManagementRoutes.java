package io.grapholap.platform.internal;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.json.Json;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Puts the internal API on the management port: token first, then body, then handler. */
@ApplicationScoped
class ManagementRoutes {
    private static final long MAX_BODY_BYTES = 4L * 1024 * 1024;

    private final ServiceTokens tokens;
    private final InternalAnswers answers;

    ManagementRoutes(ServiceTokens tokens, InternalAnswers answers) {
        this.tokens = tokens;
        this.answers = answers;
    }

    void register(@Observes ManagementInterface management, Instance<InternalRoutes> routes) {
        var api = new OnRouter(management.router());
        routes.forEach(r -> r.register(api));
        management
                .router()
                .route("/api/internal/*")
                .handler(c -> answers.fail(c, new NotFound("route", c.request().path())));
    }

    private final class OnRouter implements InternalApi {
        private final Router router;

        OnRouter(Router router) {
            this.router = router;
        }

        @Override
        public void get(
                String path, Set<String> services, Function<InternalRequest, Uni<?>> handler) {
            router.route(HttpMethod.GET, path).handler(c -> admit(c, services));
            router.route(HttpMethod.GET, path).handler(c -> run(c, services, handler));
        }

        @Override
        public <B> void post(
                String path,
                Set<String> services,
                Class<B> body,
                BiFunction<B, InternalRequest, Uni<?>> handler) {
            withBody(HttpMethod.POST, path, services, body, handler);
        }

        @Override
        public <B> void put(
                String path,
                Set<String> services,
                Class<B> body,
                BiFunction<B, InternalRequest, Uni<?>> handler) {
            withBody(HttpMethod.PUT, path, services, body, handler);
        }

        private <B> void withBody(
                HttpMethod method,
                String path,
                Set<String> services,
                Class<B> body,
                BiFunction<B, InternalRequest, Uni<?>> handler) {
            router.route(method, path).handler(c -> admit(c, services));
            router.route(method, path)
                    .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                    .failureHandler(c -> answers.fail(c, c.failure()));
            router.route(method, path)
                    .handler(c -> run(c, services, r -> handler.apply(read(c, body), r)));
        }
    }

    private void admit(RoutingContext c, Set<String> services) {
        try {
            tokens.check(c.request().getHeader(ServiceTokens.HEADER), services);
            c.next();
        } catch (RuntimeException e) {
            answers.fail(c, e);
        }
    }

    private void run(
            RoutingContext c, Set<String> services, Function<InternalRequest, Uni<?>> handler) {
        var current = Vertx.currentContext();
        if (VertxContext.isDuplicatedContext(current)) {
            VertxContextSafetyToggle.setContextSafe(current, true);
            call(c, services, handler);
        } else {
            var own = VertxContext.createNewDuplicatedContext(current);
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(_ -> call(c, services, handler));
        }
    }

    private void call(
            RoutingContext c, Set<String> services, Function<InternalRequest, Uni<?>> handler) {
        try {
            var token = c.request().getHeader(ServiceTokens.HEADER);
            var request = new InternalRequest(tokens.check(token, services), c.pathParams());
            handler.apply(request)
                    .subscribe()
                    .with(item -> answers.succeed(c, item), e -> answers.fail(c, e));
        } catch (RuntimeException e) {
            answers.fail(c, e);
        }
    }

    private static <B> B read(RoutingContext c, Class<B> type) {
        try {
            var bytes = c.body().buffer() == null ? new byte[0] : c.body().buffer().getBytes();
            B body = Json.mapper().readValue(bytes, type);
            if (body == null) {
                throw new ValidationFailed("body", "must not be null", "missing");
            }
            return body;
        } catch (IOException e) {
            throw new ValidationFailed("body", "is not readable as JSON of this route", "json");
        }
    }
}
