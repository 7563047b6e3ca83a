package io.grapholap.platform.outbox;

import io.grapholap.platform.event.EventRecords;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A transactional producer with a fixed id: making a new one fences every older one, so that a
 * relay that lost its lock without noticing cannot publish any more.
 */
final class OutboxPublisher implements AutoCloseable {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);

    private final KafkaProducer<String, @Nullable String> producer;

    OutboxPublisher(String bootstrapServers, String transactionalId) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId,
                                ProducerConfig.CLIENT_ID_CONFIG, transactionalId,
                                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000,
                                ProducerConfig.LINGER_MS_CONFIG, 0,
                                ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20),
                        new StringSerializer(),
                        new StringSerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            close();
            throw e;
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
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close(CLOSE_DEADLINE);
    }
}
