package io.grapholap.wrapper;

import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.Topic;
import io.grapholap.common.event.WrapperEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what wrappers have said, from the beginning. */
final class WrapperEvents implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final List<EventEnvelope<WrapperEvent>> read = new ArrayList<>();
    private final Predicate<WrapperEvent> wanted;

    WrapperEvents(String bootstrapServers, Predicate<WrapperEvent> wanted) {
        this.wanted = wanted;
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new StringDeserializer());
        var partitions =
                consumer.partitionsFor(Topic.WRAPPER_EVENTS.topicName()).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All so far, heartbeats too. */
    List<EventEnvelope<WrapperEvent>> all() {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
            if (EventCodec.read(record.value(), Topic.WRAPPER_EVENTS, WrapperEvent.class)
                            instanceof EventCodec.Read.Known<WrapperEvent>(var envelope)
                    && wanted.test(envelope.event())) {
                read.add(envelope);
            }
        }
        return List.copyOf(read);
    }

    <E extends WrapperEvent> List<E> all(Class<E> type) {
        return all().stream()
                .map(EventEnvelope::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
