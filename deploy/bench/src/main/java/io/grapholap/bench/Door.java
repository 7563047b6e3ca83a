package io.grapholap.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.bench.StackBenchmark.Running;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.instance.InstanceToken;
import io.grapholap.common.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where an instance is asked over HTTP: at the gateway, as its users do, or at the wrapper behind
 * it, as the gateway does. Each thread keeps one connection, as clients do.
 *
 * @param address what {@code /query} follows
 * @param identity the header that says who asks, and its value
 */
record Door(URI address, Supplier<Map.Entry<String, String>> identity) {
    private static final String USER = "alice";
    private static final int LIMIT_MILLIS = 120_000;
    private static final long TOKEN_NANOS = InstanceToken.LIFETIME.toNanos() / 2;

    static Door gateway(Running instance) {
        return new Door(instance.url(), () -> Map.entry("X-Username", USER));
    }

    /** The wrapper's own. */
    static Door wrapper(BenchStack stack, Running instance) throws IOException {
        var gateway = new Properties();
        try (var file = Files.newBufferedReader(stack.settings("gateway"))) {
            gateway.load(file);
        }
        var path = instance.url().getPath();
        var slug = path.substring(path.lastIndexOf('/') + 1);
        var route =
                URI.create(
                        gateway.getProperty("graph-olap.control-plane.internal-url")
                                + "/api/internal/instances/"
                                + slug);
        var token =
                Map.entry(
                        "X-Service-Token", gateway.getProperty("graph-olap.service.token", "none"));
        var event =
                Json.mapper()
                        .readValue(new Door(route, () -> token).get(), InstanceEvent.Changed.class);
        var signer =
                new InstanceToken.Signer(
                        gateway.getProperty("graph-olap.gateway.signing-key"), Clock.systemUTC());
        return new Door(
                Objects.requireNonNull(event.address()),
                renewed(() ->
                        Map.entry(
                                "Authorization",
                                "Bearer "
                                        + signer.sign(
                                                USER, "analyst", slug, event.incarnation()))));
    }

    /** One token serves for half of its life, as with the gateway. */
    private static <T> Supplier<T> renewed(Supplier<T> signer) {
        record Signed<T>(T token, long at) {}
        var last = new AtomicReference<@Nullable Signed<T>>();
        return () -> {
            var now = System.nanoTime();
            return Objects.requireNonNull(
                            last.updateAndGet(known ->
                                    known != null && now - known.at() < TOKEN_NANOS
                                            ? known
                                            : new Signed<>(signer.get(), now)))
                    .token();
        };
    }

    /** The answer to a Cypher statement, as JSON. */
    JsonNode query(String cypher, Map<String, ?> parameters) throws IOException {
        try (var answer = query(cypher, parameters, "application/json")) {
            return Json.mapper().readTree(answer);
        }
    }

    /** The answer as it comes. */
    InputStream query(String cypher, Map<String, ?> parameters, String accepted)
            throws IOException {
        var connection = open(URI.create(address + "/query"));
        connection.setRequestProperty("Accept", accepted);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        try (var out = connection.getOutputStream()) {
            out.write(body(cypher, parameters));
        }
        return answer(connection);
    }

    /** What {@code /query} is sent. */
    static byte[] body(String cypher, Map<String, ?> parameters) throws IOException {
        return Json.mapper().writeValueAsBytes(Map.of("query", cypher, "parameters", parameters));
    }

    private InputStream get() throws IOException {
        return answer(open(address));
    }

    private HttpURLConnection open(URI uri) throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(LIMIT_MILLIS);
        connection.setReadTimeout(LIMIT_MILLIS);
        var who = identity.get();
        connection.setRequestProperty(who.getKey(), who.getValue());
        return connection;
    }

    private static InputStream answer(HttpURLConnection connection) throws IOException {
        if (connection.getResponseCode() / 100 != 2) {
            try (var error = connection.getErrorStream()) {
                throw new IOException(
                        connection.getURL() + ": " + new String(error.readAllBytes(), UTF_8));
            }
        }
        return connection.getInputStream();
    }
}
