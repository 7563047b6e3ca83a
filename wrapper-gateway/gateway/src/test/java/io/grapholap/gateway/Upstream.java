package io.grapholap.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grapholap.common.instance.InstanceToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A tiny wrapper: verifies the gateway's token for real and echoes what it was asked. */
final class Upstream implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final InstanceToken.Verifier verifier;
    final AtomicLong written = new AtomicLong();

    /** Queries that came in, ever. */
    final AtomicLong queries = new AtomicLong();

    /** By the text of a query: what its answer waits for. */
    final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    Upstream(String key, String slug, long incarnation) {
        this.verifier = new InstanceToken.Verifier(key, slug, incarnation, Clock.systemUTC());
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/health", e -> answer(e, 200, "{\"status\":\"healthy\"}"));
        server.createContext("/big", this::big);
        server.createContext("/count", this::count);
        server.createContext("/query", this::query);
        server.createContext("/", this::echo);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void echo(HttpExchange exchange) throws IOException {
        var claims = claims(exchange);
        if (claims == null) {
            return;
        }
        var headers = exchange.getRequestHeaders();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Upstream", "yes");
        exchange.getResponseHeaders().add("Keep-Alive", "timeout=1");
        answer(
                exchange,
                200,
                String.join(
                        "\n",
                        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                        "sub=" + claims.sub() + " role=" + claims.role(),
                        "username=" + headers.getFirst("X-Username"),
                        "request-id=" + headers.getFirst("X-Request-ID"),
                        "traceparent=" + headers.getFirst("traceparent"),
                        "custom=" + headers.getFirst("X-Custom"),
                        "body=" + body));
    }

    private void query(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/query")) {
            echo(exchange);
            return;
        }
        if (claims(exchange) == null) {
            return;
        }
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        queries.incrementAndGet();
        var wait = held.get(text);
        try {
            if (wait != null && !wait.await(30, TimeUnit.SECONDS)) {
                throw new IOException("nobody released " + text);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        exchange.getResponseHeaders().add("X-Query-ID", "q-1");
        exchange.getResponseHeaders().add("X-Row-Count", "7");
        answer(exchange, 200, "rows");
    }

    /** Writes as much as it is asked for, for as long as somebody reads. */
    private void big(HttpExchange exchange) throws IOException {
        if (claims(exchange) == null) {
            return;
        }
        long bytes = Long.parseLong(exchange.getRequestURI().getQuery());
        var chunk = new byte[64 * 1024];
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (long left = bytes; left > 0; left -= chunk.length) {
                out.write(chunk, 0, (int) Math.min(left, chunk.length));
                written.addAndGet(chunk.length);
            }
        }
    }

    private void count(HttpExchange exchange) throws IOException {
        if (claims(exchange) == null) {
            return;
        }
        long read = 0;
        var buffer = new byte[64 * 1024];
        try (var in = exchange.getRequestBody()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
            }
        }
        answer(exchange, 200, Long.toString(read));
    }

    private InstanceToken claims(HttpExchange exchange) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        try {
            return verifier.verify(String.valueOf(authorization).replace("Bearer ", ""));
        } catch (InstanceToken.Invalid e) {
            answer(exchange, 401, e.getMessage());
            return null;
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
