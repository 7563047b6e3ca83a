package io.grapholap.gateway;

import com.sun.net.httpserver.HttpServer;
import io.grapholap.common.error.ErrorBody;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers where instances are and who users are, as the control plane's internal API does. */
final class FakeControlPlane {
    static final Map<String, InstanceEvent.Changed> INSTANCES = new ConcurrentHashMap<>();
    static final AtomicInteger QUESTIONS = new AtomicInteger();
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
            server.createContext(
                    "/api/internal/",
                    exchange -> {
                        var path = exchange.getRequestURI().getPath();
                        var name = path.substring(path.lastIndexOf('/') + 1);
                        Object found =
                                path.contains("/instances/") ? INSTANCES.get(name) : user(name);
                        if (path.contains("/instances/")) {
                            QUESTIONS.incrementAndGet();
                        }
                        var body =
                                Json.mapper()
                                        .writeValueAsBytes(
                                                found == null
                                                        ? ErrorBody.of(
                                                                new NotFound("thing", name), null)
                                                        : found);
                        exchange.sendResponseHeaders(found == null ? 404 : 200, body.length);
                        try (var out = exchange.getResponseBody()) {
                            out.write(body);
                        }
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object user(String name) {
        return name.equals("alice")
                ? Map.of("username", "alice", "role", "analyst", "active", true)
                : null;
    }
}
