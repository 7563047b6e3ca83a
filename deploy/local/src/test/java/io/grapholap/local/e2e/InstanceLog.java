package io.grapholap.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventCodec.Read;
import io.grapholap.common.event.EventCodec.UnreadableEvent;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that was ever said about instances, in order, by slug. */
record InstanceLog(Map<String, List<InstanceEvent>> bySlug) {

    /** Reads the topic to its present end. */
    static InstanceLog read(String bootstrapServers) {
        var all = new LinkedHashMap<String, List<InstanceEvent>>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            var partitions =
                    consumer.partitionsFor(Topic.INSTANCE_EVENTS.topicName()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (var record : consumer.poll(Duration.ofMillis(500))) {
                    if (record.value() != null) {
                        all.computeIfAbsent(record.key(), _ -> new ArrayList<>())
                                .add(event(record.value()));
                    }
                }
            }
        }
        return new InstanceLog(all);
    }

    private static InstanceEvent event(String json) {
        try {
            return EventCodec.read(json, Topic.INSTANCE_EVENTS, InstanceEvent.class)
                            instanceof Read.Known<InstanceEvent> known
                    ? known.envelope().event()
                    : fail(json);
        } catch (UnreadableEvent e) {
            return fail(json);
        }
    }

    private static InstanceEvent fail(String json) {
        throw new AssertionError("not an event of an instance: " + json);
    }

    /** The number of an instance never stands still or goes back: nothing is said twice. */
    void assertGrowing() {
        bySlug.forEach((slug, events) ->
                assertThat(events.stream().map(InstanceEvent::sequence).toList())
                        .as(slug)
                        .isSorted()
                        .doesNotHaveDuplicates());
    }

    /** What was said last is what the control plane answers. */
    void assertEndsAs(JsonNode instance) {
        long id = instance.path("id").asLong();
        var last = of(id).getLast();
        assertThat(last).as("%s", instance).isInstanceOf(InstanceEvent.Changed.class);
        assertThat(((InstanceEvent.Changed) last).status().wireName())
                .isEqualTo(instance.path("status").asText());
    }

    void assertEndsDeleted(long instance) {
        assertThat(of(instance).getLast()).isInstanceOf(InstanceEvent.Deleted.class);
    }

    private List<InstanceEvent> of(long instance) {
        return bySlug.values().stream()
                .filter(events -> events.getFirst().instanceId() == instance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was said of " + instance));
    }
}
