package io.grapholap.controlplane.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventCodec.Read;
import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.SnapshotEvent;
import io.grapholap.common.event.Topic;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.grapholap.controlplane.testing.TestWorker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class SnapshotEventsTest {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void everyMoveIsToldInOrderWithinOneTrace() {
        long id = Graphs.requestedSnapshot(Graphs.storedFlights("events"), "told");
        try (var worker = new TestWorker(management, "event-test")) {
            worker.fill(id);
        }
        SnapshotResourceTest.awaitStatus(id, "ready");
        As.alice().delete("/api/snapshots/" + id).then().statusCode(204);

        var told = new ArrayList<EventEnvelope<SnapshotEvent>>();
        try (var consumer = consumer()) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> {
                        told.addAll(poll(consumer, id));
                        assertThat(told).hasSizeGreaterThanOrEqualTo(4);
                    });
        }

        assertThat(told)
                .extracting(envelope -> envelope.event().getClass().getSimpleName())
                .containsExactly("Requested", "Started", "Ready", "Deleted");
        assertThat(told).extracting(envelope -> envelope.event().sequence()).isSorted();
        assertThat(told).extracting(EventEnvelope::traceparent).doesNotContainNull();
        assertThat(told.get(2).event())
                .isInstanceOfSatisfying(
                        SnapshotEvent.Ready.class,
                        ready -> {
                            assertThat(ready.nodeCount()).isEqualTo(7);
                            assertThat(ready.edgeCount()).isEqualTo(7);
                            assertThat(ready.sizeBytes()).isEqualTo(140);
                        });
    }

    private KafkaConsumer<String, String> consumer() {
        var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                kafka,
                                "group.id",
                                UUID.randomUUID().toString(),
                                "auto.offset.reset",
                                "earliest",
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new StringDeserializer());
        consumer.subscribe(List.of(Topic.SNAPSHOT_EVENTS.topicName()));
        return consumer;
    }

    private static List<EventEnvelope<SnapshotEvent>> poll(
            KafkaConsumer<String, String> consumer, long id) {
        var found = new ArrayList<EventEnvelope<SnapshotEvent>>();
        for (var record : consumer.poll(Duration.ofMillis(500))) {
            if (EventCodec.read(record.value(), Topic.SNAPSHOT_EVENTS, SnapshotEvent.class)
                            instanceof Read.Known<SnapshotEvent>(var envelope)
                    && envelope.event().snapshotId() == id) {
                found.add(envelope);
            }
        }
        return found;
    }
}
