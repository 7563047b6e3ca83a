package io.grapholap.platform.internal;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.Config;

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
        var url = config.getOptionalValue("graph-olap." + name + ".internal-url", URI.class);
        return new InternalClient(http, name, url.orElse(null), service.token().orElse(null));
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
