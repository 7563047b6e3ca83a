package io.grapholap.gateway;

import static io.grapholap.common.instance.InstanceStatus.RUNNING;
import static io.grapholap.gateway.Routes.changed;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.json.Json;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A gateway, a control plane that says what tests want, and one instance behind them. */
abstract class GatewayScene {
    final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final String slug = UUID.randomUUID().toString();

    Upstream upstream;

    @TestHTTPResource URI gateway;

    @ConfigProperty(name = "graph-olap.control-plane.internal-url")
    String controlPlane;

    @ConfigProperty(name = GatewayProfile.PUBLIC_KEY)
    String publicKey;

    @BeforeEach
    void start() {
        upstream = new Upstream(publicKey, slug, 1);
        await().atMost(30, TimeUnit.SECONDS).until(() -> get("/ready").statusCode() == 200);
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    int withKey(String key) throws Exception {
        return send(request("/wrapper/" + slug + "/schema").header("x-api-key", key).GET())
                .statusCode();
    }

    void introspectionSays(String answer) throws Exception {
        var path = URI.create(controlPlane + "/api/internal/api-keys/introspect");
        http.send(
                HttpRequest.newBuilder(path).PUT(BodyPublishers.ofString(answer)).build(),
                BodyHandlers.discarding());
    }

    int as(String username, String role) throws Exception {
        return send(request("/wrapper/" + slug + "/schema")
                        .header("X-Username", username)
                        .header("X-User-Role", role)
                        .GET())
                .statusCode();
    }

    void controlPlaneSays(InstanceEvent.Changed state) throws Exception {
        var url = controlPlane + "/api/internal/instances/" + slug;
        send(
                HttpRequest.newBuilder(URI.create(url))
                        .PUT(BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(state))));
    }

    /** Makes the instance run, known to everybody. */
    void runs(URI address) throws Exception {
        var state = changed(slug, 1, RUNNING, address);
        controlPlaneSays(state);
        Routes.say(state);
    }

    int status(String of) {
        try {
            return send(asAlice("/wrapper/" + of + "/schema").GET()).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    CompletableFuture<HttpResponse<String>> query(String username, String text) {
        return http.sendAsync(
                request("/wrapper/" + slug + "/query")
                        .header("X-Username", username)
                        .header("X-User-Role", "analyst")
                        .POST(BodyPublishers.ofString(text))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpRequest.Builder asAlice(String path) {
        return request(path).header("X-Username", "alice");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    static String code(HttpResponse<String> answer) throws IOException {
        return Json.mapper().readTree(answer.body()).at("/error/code").asText();
    }

    String raw(String request) throws IOException {
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
