package io.grapholap.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.event.Topic;
import io.grapholap.common.job.JobFailure;
import io.grapholap.testkit.KafkaResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wiring")
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
class EventRoundTripTest {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    @Inject EventPublisher publisher;
    @Inject RecordSender sender;
    @Inject ProbeConsumers consumers;
    @Inject MeterRegistry meters;
    @Inject OpenTelemetry telemetry;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private static ExportEvent.Failed event(long jobId, long sequence) {
        return new ExportEvent.Failed(
                jobId,
                7,
                1,
                sequence,
                new JobFailure(JobFailure.Code.SQL_FAILED, null, null, "why", null, true),
                Instant.EPOCH);
    }

    @Test
    void whatIsPublishedArrivesInOrderWithItsTrace() {
        var span = telemetry.getTracer("test").spanBuilder("request").startSpan();
        try (var _ = span.makeCurrent()) {
            for (int i = 1; i <= 20; i++) {
                publisher.publish(event(1, i)).await().atMost(WITHIN);
            }
        } finally {
            span.end();
        }
        await().atMost(WITHIN).until(() -> consumers.exports(1).size() >= 20);
        assertThat(consumers.exports(1))
                .extracting(s -> s.envelope().event().sequence())
                .isSorted()
                .hasSize(20);
        var seen = consumers.exports(1).getFirst();
        assertThat(seen.envelope().source()).isEqualTo("/platform-test");
        assertThat(seen.traceparent()).contains(span.getSpanContext().getTraceId());
        assertThat(seen.onDuplicatedContext()).isTrue();
    }

    @Test
    void aHandlerThatFailsForAWhileIsRepeated() {
        consumers.failNext(2, 2);
        publisher.publish(event(2, 1)).await().atMost(WITHIN);
        await().atMost(WITHIN).until(() -> consumers.exports(2).size() == 1);
    }

    @Test
    void anEventThatFailsAgainAndAgainIsPutAsideAndTheNextOneIsHandled() {
        consumers.failNext(3, 1_000);
        publisher.publish(event(3, 1)).await().atMost(WITHIN);
        publisher.publish(event(4, 1)).await().atMost(WITHIN);

        await().atMost(WITHIN).until(() -> consumers.exports(4).size() == 1);
        var letter = deadLetters(Topic.EXPORT_EVENTS, "3").getFirst();
        assertThat(header(letter, "dead-letter-reason")).contains("told to fail");
        assertThat(header(letter, "dead-letter-topic")).isEqualTo("export-events");
    }

    @Test
    void garbageIsPutAsideAndUnknownTypesAreSkipped() {
        send(Topic.EXPORT_EVENTS, "garbage", "{not json");
        var known =
                EventCodec.write(
                        new io.grapholap.common.event.EventEnvelope<>(
                                "id", "/test", Instant.EPOCH, null, event(5, 1)));
        send(
                Topic.EXPORT_EVENTS,
                "5",
                known.replace("export-events.Failed", "export-events.FromTheFuture"));
        send(Topic.EXPORT_EVENTS, "5", known);

        await().atMost(WITHIN).until(() -> consumers.exports(5).size() == 1);
        assertThat(deadLetters(Topic.EXPORT_EVENTS, "garbage")).hasSize(1);
        assertThat(
                        meters.counter(
                                        "events_read",
                                        "topic",
                                        "export-events",
                                        "outcome",
                                        "unknown_type")
                                .count())
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void aTombstoneReachesTheReaderOfACompactedTopic() {
        var slug = UUID.randomUUID().toString();
        publisher
                .publish(new InstanceEvent.Deleted(1, slug, 1, 2, Instant.EPOCH))
                .await()
                .atMost(WITHIN);
        send(Topic.INSTANCE_EVENTS, slug, null);

        await().atMost(WITHIN).until(() -> consumers.instances(slug).size() == 2);
        assertThat(consumers.instances(slug).get(0)).isPresent();
        assertThat(consumers.instances(slug).get(1)).isEmpty();
    }

    private void send(Topic topic, String key, String value) {
        sender.send(EventRecords.of(topic.topicName(), key, value, null)).await().atMost(WITHIN);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private List<ConsumerRecord<String, String>> deadLetters(Topic topic, String key) {
        var config = new HashMap<>(kafka);
        config.put("group.id", UUID.randomUUID().toString());
        config.put("auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic.deadLetterName()));
            var found = new java.util.ArrayList<ConsumerRecord<String, String>>();
            await().atMost(WITHIN)
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                        return found.stream().anyMatch(r -> key.equals(r.key()));
                    });
            return found.stream().filter(r -> key.equals(r.key())).toList();
        }
    }
}
