package io.grapholap.gateway;

import io.grapholap.common.access.AccessLevel;
import io.grapholap.common.access.Grant;
import io.grapholap.common.access.Visibility;
import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.IdentityEvent;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.event.Topic;
import io.grapholap.common.instance.InstanceStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Says what the control plane says of instances, on the real topic. */
final class Routes {
    private static final KafkaProducer<String, String> PRODUCER =
            new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            ConfigProvider.getConfig()
                                    .getValue("kafka.bootstrap.servers", String.class)),
                    new StringSerializer(),
                    new StringSerializer());

    private Routes() {}

    static InstanceEvent.Changed changed(
            String slug, long sequence, InstanceStatus status, @Nullable URI address) {
        return changed(slug, sequence, status, address, Visibility.EVERYONE);
    }

    /** As above; bob may run on it, eve may read it. */
    static InstanceEvent.Changed changed(
            String slug,
            long sequence,
            InstanceStatus status,
            @Nullable URI address,
            Visibility visibility) {
        return new InstanceEvent.Changed(
                1,
                slug,
                1,
                sequence,
                "alice",
                "ring",
                status,
                address,
                status == InstanceStatus.FAILED ? "DATA_LOAD_ERROR" : null,
                status == InstanceStatus.FAILED ? "part-0.parquet is damaged" : null,
                visibility,
                List.of(new Grant("bob", AccessLevel.RUN), new Grant("eve", AccessLevel.READ)),
                Instant.now());
    }

    static void say(InstanceEvent event) {
        send(
                event.slug(),
                EventCodec.write(
                        new EventEnvelope<>(
                                UUID.randomUUID().toString(),
                                "/control-plane",
                                event.occurredAt(),
                                null,
                                event)));
    }

    /** Says that a user, or their keys, were changed. */
    static void say(IdentityEvent event) {
        send(
                Topic.IDENTITY_EVENTS,
                event.username(),
                EventCodec.write(
                        new EventEnvelope<>(
                                UUID.randomUUID().toString(),
                                "/control-plane",
                                event.occurredAt(),
                                null,
                                event)));
    }

    static void tombstone(String slug) {
        send(slug, null);
    }

    static void garbage(String slug) {
        send(slug, "{\"not\":\"an event\"}");
    }

    private static void send(String key, @Nullable String value) {
        send(Topic.INSTANCE_EVENTS, key, value);
    }

    private static void send(Topic topic, String key, @Nullable String value) {
        try {
            PRODUCER.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
