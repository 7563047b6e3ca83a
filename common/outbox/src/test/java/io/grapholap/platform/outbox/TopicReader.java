package io.grapholap.platform.outbox;

import io.grapholap.common.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads committed records of one partition-ordered topic from the moment it was made. */
final class TopicReader implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final List<String> ahead = new ArrayList<>();

    private TopicReader(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    static TopicReader fromNow(String bootstrapServers, Topic topic) {
        var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed",
                                "fetch.max.wait.ms",
                                20),
                        new StringDeserializer(),
                        new StringDeserializer());
        var partitions =
                consumer.partitionsFor(topic.topicName()).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return new TopicReader(consumer);
    }

    /** The next {@code count} records as {@code key=value}; fails after the deadline. */
    List<String> read(int count, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        while (ahead.size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "only " + ahead.size() + " of " + count + " records came: " + ahead);
            }
            consumer.poll(Duration.ofMillis(100))
                    .forEach(r -> ahead.add(r.key() + "=" + r.value()));
        }
        var taken = List.copyOf(ahead.subList(0, count));
        ahead.subList(0, count).clear();
        return taken;
    }

    /** All records up to the present end, in order of arrival. */
    List<String> readAll(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the end was not reached");
            }
            consumer.poll(Duration.ofMillis(100))
                    .forEach(r -> ahead.add(r.key() + "=" + r.value()));
        }
        return List.copyOf(ahead);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
