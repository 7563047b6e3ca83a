package io.grapholap.gateway;

import static io.grapholap.common.instance.InstanceStatus.FAILED;
import static io.grapholap.common.instance.InstanceStatus.RUNNING;
import static io.grapholap.common.instance.InstanceStatus.STARTING;
import static io.grapholap.gateway.Routes.changed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grapholap.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class GatewayStateTest extends GatewayScene {
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
}
