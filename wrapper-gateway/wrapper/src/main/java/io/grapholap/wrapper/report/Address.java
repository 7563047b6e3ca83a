package io.grapholap.wrapper.report;

import io.grapholap.wrapper.WrapperConfig;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this process listens, once it does; the port may be any. */
@ApplicationScoped
public class Address {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final HttpServer server;
    private final WrapperConfig config;
    private final String listenHost;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    Address(
            HttpServer server,
            WrapperConfig config,
            @ConfigProperty(name = "quarkus.http.host") String listenHost) {
        this.server = server;
        this.config = config;
        this.listenHost = listenHost;
    }

    void listening(@ObservesAsync HttpServerStart event) {
        port.complete(server.getPort());
    }

    /** Waits until the server listens; on a worker thread only. */
    public URI await() throws InterruptedException {
        try {
            return URI.create(
                    "http://"
                            + host()
                            + ":"
                            + port.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the HTTP server did not start", e);
        }
    }

    private String host() {
        return config.advertisedHost().orElseGet(() -> reachable(listenHost));
    }

    private static String reachable(String host) {
        if (!host.equals("0.0.0.0") && !host.equals("::")) {
            return host;
        }
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return "127.0.0.1";
        }
    }
}
