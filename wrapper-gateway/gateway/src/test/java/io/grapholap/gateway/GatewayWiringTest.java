package io.grapholap.gateway;

import static io.grapholap.common.instance.InstanceStatus.FAILED;
import static io.grapholap.common.instance.InstanceStatus.RUNNING;
import static io.grapholap.common.instance.InstanceStatus.STARTING;
import static io.grapholap.gateway.Routes.changed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.event.IdentityEvent;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.json.Json;
import io.grapholap.platform.identity.ApiKey;
import io.grapholap.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class GatewayWiringTest {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String slug = UUID.randomUUID().toString();
    private Upstream upstream;

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

    @Test
    void aRequestReachesItsInstanceAndNothingOfTheCallersCredentialsDoes() throws Exception {
        runs(upstream.address());

        var answer =
                send(
                        request("/wrapper/" + slug + "/query/a%20b?x=1&y=%2F")
                                .header("X-Username", "alice")
                                .header("X-Request-ID", "my-id")
                                .header("X-Custom", "kept")
                                .header("Authorization", "Bearer stolen")
                                .header(
                                        "traceparent",
                                        "00-11111111111111111111111111111111-2222222222222222-01")
                                .POST(BodyPublishers.ofString("hello")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "POST /query/a%20b?x=1&y=%2F",
                        "sub=alice role=analyst",
                        "username=null",
                        "request-id=my-id",
                        "traceparent=00-11111111111111111111111111111111-",
                        "custom=kept",
                        "body=hello");
        assertThat(answer.headers().firstValue("X-Request-ID")).contains("my-id");
        assertThat(answer.headers().firstValue("X-Upstream")).contains("yes");
        assertThat(answer.headers().firstValue("Keep-Alive")).isEmpty();
    }

    @Test
    void aPrivateInstanceIsNotThereForStrangers() throws Exception {
        Routes.say(changed(slug, 1, RUNNING, upstream.address(), Visibility.PRIVATE));
        await().atMost(20, TimeUnit.SECONDS).until(() -> as("alice", "analyst") == 200);

        assertThat(as("mallory", "analyst")).isEqualTo(404);
        assertThat(as("eve", "analyst")).isEqualTo(200);
        assertThat(as("bob", "analyst")).isEqualTo(200);
        assertThat(as("carol", "admin")).isEqualTo(200);

        Routes.say(changed(slug, 2, RUNNING, upstream.address()));
        await().atMost(20, TimeUnit.SECONDS).until(() -> as("mallory", "analyst") == 200);
    }

    @Test
    void aRevokedKeyIsRefusedAsSoonAsItIsSaidSo() throws Exception {
        runs(upstream.address());
        var key = ApiKey.newText();
        var known =
                "[{\"id\": \"%s\", \"owner\": \"alice\", \"role\": \"analyst\", \"scopes\": [\"read\"]}]"
                        .formatted(ApiKey.read(key).orElseThrow().id());
        introspectionSays(known);
        assertThat(withKey(key)).isEqualTo(200);

        introspectionSays("[]");
        assertThat(withKey(key)).as("remembered").isEqualTo(200);
        Routes.say(
                new IdentityEvent.Changed("alice", 2, "analyst", true, List.of(), Instant.now()));

        await().atMost(20, TimeUnit.SECONDS).until(() -> withKey(key) == 401);
    }

    private int withKey(String key) throws Exception {
        return send(request("/wrapper/" + slug + "/schema").header("x-api-key", key).GET())
                .statusCode();
    }

    private void introspectionSays(String answer) throws Exception {
        var path = URI.create(controlPlane + "/api/internal/api-keys/introspect");
        http.send(
                HttpRequest.newBuilder(path).PUT(BodyPublishers.ofString(answer)).build(),
                BodyHandlers.discarding());
    }

    private int as(String username, String role) throws Exception {
        return send(request("/wrapper/" + slug + "/schema")
                        .header("X-Username", username)
                        .header("X-User-Role", role)
                        .GET())
                .statusCode();
    }

    @Test
    void theHostNameRoutesLikeThePath() throws Exception {
        runs(upstream.address());
        var host = "wrapper-" + slug + ".graph-olap-local.svc.cluster.local:8000";

        var answer =
                raw(
                        "GET /schema?a=b HTTP/1.1\r\nHost: "
                                + host
                                + "\r\nX-Username: alice\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("GET /schema?a=b", "sub=alice");
    }

    @Test
    void whoIsNotLoggedInGoesNoFurtherThanTheStatusWord() throws Exception {
        runs(upstream.address());

        var refused = get("/wrapper/" + slug + "/status");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(code(refused)).isEqualTo("UNAUTHORIZED");
        assertThat(get("/wrapper/" + slug + "/health").body()).contains("healthy");
    }

    @Test
    void anUnknownSlugIsNotFound() throws Exception {
        long start = System.nanoTime();

        var answer = send(asAlice("/wrapper/" + slug + "/schema").GET());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(code(answer)).isEqualTo("RESOURCE_NOT_FOUND");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void anInstanceTheEventsLagBehindIsFoundByAsking() throws Exception {
        controlPlaneSays(changed(slug, 5, RUNNING, upstream.address()));

        assertThat(send(asAlice("/wrapper/" + slug + "/schema").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestIsHeldUntilTheInstanceIsUp() throws Exception {
        Routes.say(changed(slug, 1, STARTING, null));
        controlPlaneSays(changed(slug, 1, STARTING, null));
        var held =
                http.sendAsync(
                        asAlice("/wrapper/" + slug + "/schema").GET().build(),
                        BodyHandlers.ofString());
        await().during(300, TimeUnit.MILLISECONDS).until(() -> !held.isDone());

        Routes.say(changed(slug, 2, RUNNING, upstream.address()));

        assertThat(held.orTimeout(2, TimeUnit.SECONDS).join().statusCode()).isEqualTo(200);
    }

    @Test
    void aStartThatTakesLongerIsToBeAskedForAgain() throws Exception {
        Routes.say(changed(slug, 1, STARTING, null));
        controlPlaneSays(changed(slug, 1, STARTING, null));

        var answer = send(asAlice("/wrapper/" + slug + "/schema").GET());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(code(answer)).isEqualTo("SERVICE_UNAVAILABLE");
    }

    @Test
    void aFailedInstanceSaysWhy() throws Exception {
        Routes.say(changed(slug, 1, FAILED, null));

        // The event may still be on its way; the control plane knows it too.
        controlPlaneSays(changed(slug, 1, FAILED, null));
        var answer = send(asAlice("/wrapper/" + slug + "/schema").GET());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("part-0.parquet is damaged", "DATA_LOAD_ERROR");
        assertThat(get("/wrapper/" + slug + "/health").body()).doesNotContain("damaged");
    }

    @Test
    void aDeletedInstanceIsGone() throws Exception {
        runs(upstream.address());
        controlPlaneSays(changed(slug, 1, RUNNING, upstream.address()));
        assertThat(status(slug)).isEqualTo(200);

        Routes.garbage(slug);
        Routes.tombstone(slug);

        // Not even a late answer of the control plane brings it back.
        await().until(() -> status(slug) == 404);
    }

    @Test
    void aDeadWrapperIsToBeAskedAgainLater() throws Exception {
        runs(upstream.address());
        assertThat(status(slug)).isEqualTo(200);
        upstream.close();

        var answer = send(asAlice("/wrapper/" + slug + "/schema").GET());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void aWrapperThatDiesBeforeItsAnswerIsABadGateway() throws Exception {
        try (var dying = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (var socket = dying.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                } catch (IOException e) {
                    // The test is over.
                }
            });
            runs(URI.create("http://127.0.0.1:" + dying.getLocalPort()));

            var answer =
                    send(
                            asAlice("/wrapper/" + slug + "/query")
                                    .POST(BodyPublishers.ofString("{}")));

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(code(answer)).isEqualTo("BAD_GATEWAY");
        }
    }

    @Test
    void aWrapperThatDiesWithinItsAnswerIsNoWholeAnswer() throws Exception {
        try (var dying = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (var socket = dying.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream()
                            .write(
                                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
                                            .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // The test is over.
                }
            });
            runs(URI.create("http://127.0.0.1:" + dying.getLocalPort()));

            assertThatThrownBy(() -> send(asAlice("/wrapper/" + slug + "/query").GET()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aTokenForAnotherIncarnationIsNotTheCallersFault() throws Exception {
        try (var other = new Upstream(publicKey, slug, 2)) {
            runs(other.address());

            var answer = send(asAlice("/wrapper/" + slug + "/schema").GET());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void pathTricksReachNobody() throws Exception {
        runs(upstream.address());

        for (var path :
                new String[] {
                    "/wrapper/" + slug + "/../x/query",
                    "/wrapper/" + slug + "/%2e%2e/x",
                    "/wrapper/" + slug + "//schema",
                    "/wrapper/" + slug + "/a%2Fb",
                    "/wrapper/127.0.0.1/schema",
                    "/wrapper/..%2f/schema"
                }) {
            var answer =
                    raw(
                            "GET "
                                    + path
                                    + " HTTP/1.1\r\nHost: x\r\nX-Username: alice\r\n"
                                    + "Connection: close\r\n\r\n");
            assertThat(answer).as(path).startsWith("HTTP/1.1 400").contains("VALIDATION_FAILED");
        }
    }

    @Test
    void aLargeAnswerIsNeverHeldInMemory() throws Exception {
        runs(upstream.address());
        long bytes = 512L << 20;

        var answer =
                http.send(
                        asAlice("/wrapper/" + slug + "/big?" + bytes).GET().build(),
                        BodyHandlers.ofInputStream());

        try (InputStream in = answer.body()) {
            assertThat(in.readNBytes(1 << 20)).hasSize(1 << 20);
            // Nobody reads: the wrapper has to stop writing, long before the end.
            await().during(500, TimeUnit.MILLISECONDS)
                    .atMost(10, TimeUnit.SECONDS)
                    .until(() -> upstream.written.get() < 64L << 20);
            in.skipNBytes(bytes - (1 << 20));
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void aLargeRequestIsPassedOnWhole() throws Exception {
        runs(upstream.address());
        var part = new byte[1 << 20];

        var answer =
                send(
                        asAlice("/wrapper/" + slug + "/count")
                                .POST(
                                        BodyPublishers.ofByteArrays(
                                                java.util.Collections.nCopies(64, part))));

        assertThat(answer.body()).isEqualTo(Long.toString(64L << 20));
    }

    @Test
    void aClientThatLeavesLetsTheWrapperStop() throws Exception {
        runs(upstream.address());
        assertThat(status(slug)).isEqualTo(200);
        var answer =
                http.send(
                        asAlice("/wrapper/" + slug + "/big?" + (1L << 40)).GET().build(),
                        BodyHandlers.ofInputStream());
        answer.body().readNBytes(1 << 20);

        answer.body().close();

        // Its connection is gone, so it cannot write for ever.
        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> {
                    long before = upstream.written.get();
                    TimeUnit.MILLISECONDS.sleep(200);
                    return upstream.written.get() == before;
                });
    }

    private void controlPlaneSays(InstanceEvent.Changed state) throws Exception {
        var url = controlPlane + "/api/internal/instances/" + slug;
        send(
                HttpRequest.newBuilder(URI.create(url))
                        .PUT(BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(state))));
    }

    /** Makes the instance run, known to everybody. */
    private void runs(URI address) throws Exception {
        var state = changed(slug, 1, RUNNING, address);
        controlPlaneSays(state);
        Routes.say(state);
    }

    private int status(String of) {
        try {
            return send(asAlice("/wrapper/" + of + "/schema").GET()).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpRequest.Builder asAlice(String path) {
        return request(path).header("X-Username", "alice");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String code(HttpResponse<String> answer) throws IOException {
        return Json.mapper().readTree(answer.body()).at("/error/code").asText();
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
