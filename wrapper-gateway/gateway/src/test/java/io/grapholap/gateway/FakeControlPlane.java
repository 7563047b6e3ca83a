package io.grapholap.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grapholap.common.error.ErrorBody;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Answers where instances are and who users are, as the control plane's internal API does. What it
 * says of an instance or a key is put there with PUT: the test may live in another class loader.
 */
final class FakeControlPlane {
    private static final Map<String, byte[]> INSTANCES = new ConcurrentHashMap<>();
    private static final byte[] NO_KEYS = {'[', ']'};
    private static final HttpServer SERVER = start();

    private FakeControlPlane() {}

    static String url() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    private static HttpServer start() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/internal/", FakeControlPlane::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var name = path.substring(path.lastIndexOf('/') + 1);
        if (exchange.getRequestMethod().equals("PUT")) {
            INSTANCES.put(name, exchange.getRequestBody().readAllBytes());
        }
        byte[] found =
                path.contains("/users/")
                        ? user(name)
                        : path.contains("/api-keys/")
                                ? INSTANCES.getOrDefault(name, NO_KEYS)
                                : INSTANCES.get(name);
        var body =
                found != null
                        ? found
                        : Json.mapper()
                                .writeValueAsBytes(ErrorBody.of(new NotFound("thing", name), null));
        exchange.sendResponseHeaders(found == null ? 404 : 200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte @Nullable [] user(String name) {
        return name.equals("alice")
                ? "{\"username\":\"alice\",\"role\":\"analyst\",\"active\":true}"
                        .getBytes(StandardCharsets.UTF_8)
                : null;
    }
}
