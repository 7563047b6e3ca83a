package io.grapholap.gateway.proxy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.instance.InstanceToken;
import io.grapholap.gateway.GatewayConfig;
import io.grapholap.gateway.query.QueryDesk;
import io.grapholap.gateway.route.Route;
import io.grapholap.gateway.route.RouteFinder;
import io.grapholap.gateway.route.Sharings;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Credentials;
import io.grapholap.platform.identity.IdentitySource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Takes every request for an instance, by path or by host name; leaves the others alone. */
@ApplicationScoped
class ProxyRoute {
    private static final Logger LOG = Logger.getLogger(ProxyRoute.class);
    private static final String TIMER = "graph_olap_gateway_request_duration_seconds";

    /** Methods that have a series of their own; whatever else clients invent shares one. */
    private static final Set<HttpMethod> METHODS =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS);

    private final IdentitySource identities;
    private final RouteFinder finder;
    private final GatewayConfig config;
    private final TokenCache tokens;
    private final HttpClient client;
    private final MeterRegistry meters;
    private final QueryDesk queries;
    private final Drain drain;

    ProxyRoute(
            IdentitySource identities,
            RouteFinder finder,
            GatewayConfig config,
            Clock clock,
            Vertx vertx,
            MeterRegistry meters,
            QueryDesk queries,
            Drain drain) {
        this.identities = identities;
        this.finder = finder;
        this.config = config;
        this.tokens = new TokenCache(new InstanceToken.Signer(config.signingKey(), clock), clock);
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) config.connectTimeout().toMillis())
                                .setMaxPoolSize(config.connectionsPerWrapper())
                                .setMaxWaitQueueSize(config.connectionsPerWrapper())
                                .setKeepAliveTimeout(60)
                                .setTcpNoDelay(true));
        this.meters = meters;
        this.queries = queries;
        this.drain = drain;
        meters.gauge("graph_olap_gateway_held_requests", finder, RouteFinder::held);
    }

    void register(@Observes Router router) {
        router.route().order(-100).handler(this::handle);
    }

    private void handle(RoutingContext routing) {
        var request = routing.request();
        var authority = request.authority();
        var host = authority == null ? null : authority.toString();
        switch (Target.of(host, request.path() == null ? "" : request.path())) {
            case Target.Elsewhere _ -> routing.next();
            case Target.Malformed(var reason) ->
                    refuse(routing, new ValidationFailed("path", reason, "pattern"));
            case Target.Hidden(var path) -> refuse(routing, new NotFound("route", path));
            case Target.Instance target -> pass(routing, target);
        }
    }

    private void refuse(RoutingContext routing, PlatformException reason) {
        exchange(routing, new Target.Instance("", "/")).refuse(reason);
    }

    private void pass(RoutingContext routing, Target.Instance target) {
        var request = routing.request();
        var exchange = exchange(routing, target);
        var query = queries.open(request.method().name(), target.slug(), target.path());
        routing.addEndHandler(end ->
                query.ifPresent(
                        pass -> pass.end(request.response(), exchange.requestId(), end.failed())));
        routing.addEndHandler(_ -> drain.leave(exchange));
        try {
            drain.enter(exchange);
        } catch (Unavailable e) {
            exchange.refuse(e);
            return;
        }
        var call =
                caller(exchange, request)
                        .invoke(who ->
                                query.ifPresent(pass ->
                                        who.ifPresent(caller -> pass.enter(caller.username()))))
                        .chain(who ->
                                finder.find(target.slug(), state -> mayKnow(who, state))
                                        .map(to -> new Call(who, to)))
                        .subscribe()
                        .with(
                                c -> exchange.forward(c.route(), c.token(tokens)),
                                e -> exchange.refuse(known(e)));
        routing.addEndHandler(end -> {
            if (end.failed()) {
                call.cancel();
                exchange.clientGone();
            }
        });
    }

    /** Nobody is asked for on the open routes, which tell nothing of the instance. */
    private static boolean mayKnow(Optional<Caller> who, InstanceEvent.Changed state) {
        return who.map(caller -> Sharings.of(state).mayRead(caller)).orElse(true);
    }

    private record Call(Optional<Caller> caller, Route route) {
        String token(TokenCache tokens) {
            return caller.map(who -> tokens.token(who, route)).orElse(null);
        }
    }

    private Exchange exchange(RoutingContext routing, Target.Instance target) {
        var sample = Timer.start(meters);
        var request = routing.request();
        routing.addEndHandler(end -> {
            var status = end.failed() ? "gone" : request.response().getStatusCode() / 100 + "xx";
            var method = METHODS.contains(request.method()) ? request.method().name() : "OTHER";
            sample.stop(meters.timer(TIMER, "method", method, "status", status));
        });
        return new Exchange(request, target, client, config.idleTimeout());
    }

    private Uni<Optional<Caller>> caller(Exchange exchange, HttpServerRequest request) {
        if (exchange.isOpen()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return identities
                .identify(Credentials.from(request::getHeader))
                .map(Optional::of)
                .ifNoItem()
                .after(config.identifyTimeout())
                .failWith(() ->
                        new Unavailable(
                                "identity", "It could not be found out in time who is asking."));
    }

    private static PlatformException known(Throwable e) {
        if (e instanceof PlatformException expected) {
            return expected;
        }
        LOG.error("A request could not be passed on.", e);
        return new PlatformException.Refused(
                ErrorCode.INTERNAL_ERROR, "An internal error happened.");
    }
}
