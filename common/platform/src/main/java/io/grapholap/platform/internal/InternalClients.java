package io.grapholap.platform.internal;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Makes clients of the internal APIs of other services; all share one pool of connections. */
@ApplicationScoped
public class InternalClients {
    private static final int CONNECT_TIMEOUT_MS = 2_000;
    private static final int POOL_PER_HOST = 32;

    private final HttpClient http;
    private final Config config;
    private final ServiceConfig service;

    InternalClients(Vertx vertx, Config config, ServiceConfig service) {
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                                .setMaxPoolSize(POOL_PER_HOST)
                                .setKeepAliveTimeout(30));
        this.config = config;
        this.service = service;
    }

    /** The client of {@code name}, found at {@code graph-olap.<name>.internal-url}. */
    public InternalClient to(String name) {
        return client(name, config.getOptionalValue(urlOf(name), URI.class).orElse(null));
    }

    /**
     * Clients of the replicas of {@code name}, found at {@code graph-olap.<name>.internal-url}: one
     * address that leads to all of them, or a list.
     */
    public InternalReplicas anyOf(String name) {
        var urls = config.getOptionalValues(urlOf(name), URI.class).orElse(List.of());
        return new InternalReplicas(
                urls.isEmpty()
                        ? List.of(client(name, null))
                        : urls.stream().map(url -> client(name, url)).toList());
    }

    private InternalClient client(String name, @Nullable URI url) {
        return new InternalClient(http, name, url, service.token().orElse(null));
    }

    private static String urlOf(String name) {
        return "graph-olap." + name + ".internal-url";
    }

    /**
     * A client of one process that is found nowhere in the configuration.
     *
     * @param name for messages
     * @param token shown instead of this service's own
     */
    public InternalClient at(String name, URI url, String token) {
        return new InternalClient(http, name, url, token);
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
