package io.grapholap.controlplane.instance;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.WrapperEvent;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.LoadStep;
import io.grapholap.controlplane.runtime.WrapperSpec;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Plays the wrapper of one incarnation: says of itself what a real one would, through Kafka. */
final class TestWrapper {
    static final URI ADDRESS = URI.create("http://127.0.0.1:40123");

    private final WrapperSpec spec;
    private final String token;
    private long sequence;

    TestWrapper(WrapperSpec spec) {
        this(spec, spec.startToken());
    }

    TestWrapper(WrapperSpec spec, String token) {
        this.spec = spec;
        this.token = token;
    }

    WrapperEvent progressed(InstancePhase phase, LoadStep.Status... nodes) {
        var steps =
                java.util.Arrays.stream(nodes)
                        .map(s -> new LoadStep("Airport", s, EntityKind.NODE, 7L))
                        .toList();
        return new WrapperEvent.Progressed(
                spec.instanceId(),
                spec.name().slug().toString(),
                spec.name().incarnation(),
                ++sequence,
                token,
                phase,
                steps,
                Instant.now());
    }

    WrapperEvent ready() {
        return ready(ADDRESS);
    }

    /**
     * @param address where it listens
     */
    WrapperEvent ready(URI address) {
        return new WrapperEvent.Ready(
                spec.instanceId(),
                spec.name().slug().toString(),
                spec.name().incarnation(),
                ++sequence,
                token,
                address,
                true,
                7,
                7,
                Instant.now());
    }

    WrapperEvent failed(InstanceErrorCode code, String message) {
        return new WrapperEvent.Failed(
                spec.instanceId(),
                spec.name().slug().toString(),
                spec.name().incarnation(),
                ++sequence,
                token,
                code,
                message,
                "at Load.java:1",
                Instant.now());
    }

    WrapperEvent heartbeat(long memoryBytes, Instant lastActivityAt) {
        return new WrapperEvent.Heartbeat(
                spec.instanceId(),
                spec.name().slug().toString(),
                spec.name().incarnation(),
                ++sequence,
                token,
                memoryBytes,
                2 * memoryBytes,
                lastActivityAt,
                Instant.now());
    }

    static void send(WrapperEvent... events) {
        send(List.of(events));
    }

    /** Sends events in this order; all of one instance arrive in it. */
    static void send(List<WrapperEvent> events) {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (var event : events) {
                var envelope =
                        new EventEnvelope<>(
                                UUID.randomUUID().toString(),
                                "/wrapper",
                                event.occurredAt(),
                                null,
                                event);
                producer.send(
                        new ProducerRecord<>(
                                event.topic().topicName(),
                                event.key(),
                                EventCodec.write(envelope)));
            }
        }
    }
}
