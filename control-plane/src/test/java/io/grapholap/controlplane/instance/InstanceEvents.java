package io.grapholap.controlplane.instance;

import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventCodec.Read;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads {@code instance-events} from the beginning, as a gateway does. */
final class InstanceEvents {
    private InstanceEvents() {}

    /** All that was said of a slug so far; a tombstone is an empty element. */
    static List<Optional<InstanceEvent>> of(String slug) {
        var found = new ArrayList<Optional<InstanceEvent>>();
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        var topic = Topic.INSTANCE_EVENTS.topicName();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", servers, "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (slug.equals(record.key())) {
                        found.add(Optional.ofNullable(record.value()).map(InstanceEvents::read));
                    }
                }
            }
        }
        return found;
    }

    private static InstanceEvent read(String json) {
        if (EventCodec.read(json, Topic.INSTANCE_EVENTS, InstanceEvent.class)
                instanceof Read.Known<InstanceEvent> known) {
            return known.envelope().event();
        }
        throw new AssertionError(json);
    }
}
