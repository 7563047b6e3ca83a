package io.grapholap.platform.outbox;

import io.grapholap.common.event.Topic;
import io.grapholap.platform.event.EventRecords;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A transactional producer with a fixed id: making a new one fences every older one, so that a
 * relay that lost its lock without noticing cannot publish any more.
 *
 * <p>Each transaction also notes which rows it published, as the offset of a group that nobody
 * joins. A process that dies after the commit and before it deletes them tells its heir so.
 */
final class OutboxPublisher implements AutoCloseable {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);
    private static final Duration READ_DEADLINE = Duration.ofSeconds(20);

    /** Where the note lies: any partition that every service with an outbox may read. */
    private static final TopicPartition NOTE =
            new TopicPartition(Topic.IDENTITY_EVENTS.topicName(), 0);

    private final Map<String, Object> kafka;
    private final String group;
    private final KafkaProducer<String, @Nullable String> producer;

    /**
     * @param kafka settings of the broker
     * @param transactionalId also names the group
     */
    OutboxPublisher(Map<String, Object> kafka, String transactionalId) {
        this.kafka = kafka;
        this.group = transactionalId;
        producer =
                new KafkaProducer<>(
                        with(
                                Map.of(
                                        ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId,
                                        ProducerConfig.CLIENT_ID_CONFIG, transactionalId,
                                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000,
                                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000,
                                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000,
                                        ProducerConfig.LINGER_MS_CONFIG, 0,
                                        ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20)),
                        new StringSerializer(),
                        new StringSerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * What was published last, by whomever: it is in the table only if nobody lived to delete it.
     */
    PublishedRows published() {
        try (var consumer =
                new KafkaConsumer<>(
                        with(
                                Map.of(
                                        ConsumerConfig.GROUP_ID_CONFIG,
                                        group,
                                        ConsumerConfig.CLIENT_ID_CONFIG,
                                        group,
                                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                        false,
                                        // Waits for a transaction that is just being committed.
                                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                        "read_committed")),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var note = consumer.committed(Set.of(NOTE), READ_DEADLINE).get(NOTE);
            return note == null
                    ? PublishedRows.NONE
                    : PublishedRows.decode(note.offset(), note.metadata());
        }
    }

    /** Publishes all rows, in order, or none. */
    void publish(List<OutboxTable.Row> rows) {
        producer.beginTransaction();
        for (var row : rows) {
            // A failed send fails the commit.
            var _ =
                    producer.send(
                            EventRecords.of(
                                    row.topic(), row.key(), row.payload(), row.traceparent()));
        }
        var published = PublishedRows.of(rows);
        producer.sendOffsetsToTransaction(
                Map.of(NOTE, new OffsetAndMetadata(published.newestMicros(), published.encode())),
                new ConsumerGroupMetadata(group));
        producer.commitTransaction();
    }

    private Map<String, Object> with(Map<String, Object> ours) {
        var all = new HashMap<>(kafka);
        all.putAll(ours);
        return all;
    }

    @Override
    public void close() {
        producer.close(CLOSE_DEADLINE);
    }
}
