package io.grapholap.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.testkit.KafkaResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two queries at a time for each user, and a line in the log for each of them. */
@QuarkusTest
@TestProfile(GatewayQueriesTest.Profile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class GatewayQueriesTest extends GatewayScene {
    public static class Profile extends GatewayProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var config = new HashMap<>(super.getConfigOverrides());
            config.put("graph-olap.gateway.queries-per-user", "2");
            return config;
        }
    }

    @Inject MeterRegistry meters;

    @Test
    void oneQueryTooManyIsToBeAskedAgainLater() throws Exception {
        runs(upstream.address());
        var held = new CountDownLatch(1);
        upstream.held.put("long", held);
        var first = query("alice", "long");
        var second = query("alice", "long");
        await().atMost(30, TimeUnit.SECONDS).until(() -> upstream.queries.get() == 2);

        var third = query("alice", "short").get(30, TimeUnit.SECONDS);

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(code(third)).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(third.headers().firstValue("Retry-After")).contains("1");
        assertThat(query("bob", "short").get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(status(slug)).as("what is no query").isEqualTo(200);
        held.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(second.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> query("alice", "short").get().statusCode() == 200);
    }

    @Test
    void whoLeavesMakesRoom() throws Exception {
        runs(upstream.address());
        var held = new CountDownLatch(1);
        upstream.held.put("long", held);
        var left = List.of(query("alice", "long"), query("alice", "long"));
        await().atMost(30, TimeUnit.SECONDS).until(() -> upstream.queries.get() == 2);

        left.forEach(query -> query.cancel(true));

        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> query("alice", "short").get().statusCode() == 200);
        held.countDown();
    }

    @Test
    void theLogSaysWhoAskedAndNotWhat() throws Exception {
        runs(upstream.address());
        var lines = new CopyOnWriteArrayList<ExtLogRecord>();
        var handler = collectingInto(lines);
        var logger = Logger.getLogger("io.grapholap.gateway.query.QueryAudit");
        logger.addHandler(handler);
        try {
            query("alice", "RETURN 'a secret'").get(30, TimeUnit.SECONDS);
            await().atMost(30, TimeUnit.SECONDS).until(() -> !lines.isEmpty());
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(lines)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.getFormattedMessage())
                            .contains("user=alice", "slug=" + slug, "rows=7")
                            .doesNotContain("secret");
                    assertThat(line.getMdcCopy())
                            .containsEntry("user", "alice")
                            .containsEntry("slug", slug)
                            .containsEntry("kind", "query")
                            .containsEntry("query_id", "q-1")
                            .containsEntry("status", "200")
                            .containsEntry("rows", "7")
                            .containsKeys("elapsed_ms", "request_id");
                });
        assertThat(
                        meters.get("graph_olap_gateway_query_duration_seconds")
                                .tag("kind", "query")
                                .tag("status", "200")
                                .timer()
                                .count())
                .isPositive();
        assertThat(meters.get("graph_olap_gateway_query_rows").counter().count()).isPositive();
    }

    private static Handler collectingInto(List<ExtLogRecord> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line instanceof ExtLogRecord known) {
                    known.copyMdc();
                    lines.add(known);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
