package io.grapholap.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class GatewayWiringTest extends GatewayScene {
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
}
