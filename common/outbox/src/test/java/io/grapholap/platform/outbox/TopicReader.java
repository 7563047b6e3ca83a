package io.grapholap.platform.outbox;

import io.grapholap.common.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
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

    /**
     * Reads until every expected record came, in whatever order, and gives all that came; fails
     * after the deadline. The end of a topic is no place to stop at: a commit returns before its
     * markers stand in every partition, and until then the end of a committed read lies before
     * them.
     */
    List<String> readUntilAllOf(Collection<String> expected, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        var missing = new LinkedHashSet<>(expected);
        ahead.forEach(missing::remove);
        while (!missing.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came: " + missing);
            }
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                ahead.add(record.key() + "=" + record.value());
                missing.remove(ahead.getLast());
            }
        }
        return read(ahead.size(), deadline);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
