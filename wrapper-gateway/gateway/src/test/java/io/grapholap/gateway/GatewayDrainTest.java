package io.grapholap.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.testkit.KafkaResource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A gateway that is told to stop; it stays so, hence one test. */
@QuarkusTest
@TestProfile(GatewayDrainTest.Profile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class GatewayDrainTest extends GatewayScene {
    public static class Profile extends GatewayProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var config = new HashMap<>(super.getConfigOverrides());
            config.put("graph-olap.gateway.drain-timeout", "10s");
            return config;
        }
    }

    @Inject Event<ShutdownDelayInitiatedEvent> shutdown;

    @Test
    void whatIsUnderWayMayEndAndWhatDoesNotIsToldSo() throws Exception {
        runs(upstream.address());
        var quick = new CountDownLatch(1);
        upstream.held.put("quick", quick);
        upstream.held.put("endless", new CountDownLatch(1));
        var answered = query("alice", "quick");
        var late = query("alice", "endless");
        await().atMost(30, TimeUnit.SECONDS).until(() -> upstream.queries.get() == 2);

        // On a thread of its own: the common pool may have but one, which the client needs.
        var stopped =
                CompletableFuture.runAsync(
                        () -> shutdown.fire(new ShutdownDelayInitiatedEvent()),
                        task -> Thread.ofPlatform().start(task));

        await().atMost(30, TimeUnit.SECONDS).until(() -> get("/ready").statusCode() == 503);
        var refused = query("alice", "new").get(30, TimeUnit.SECONDS);
        quick.countDown();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(code(refused)).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(answered.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        var told = late.get(30, TimeUnit.SECONDS);
        assertThat(told.statusCode()).isEqualTo(503);
        assertThat(told.body()).contains("stopped before the instance answered");
        stopped.get(30, TimeUnit.SECONDS);
    }
}
