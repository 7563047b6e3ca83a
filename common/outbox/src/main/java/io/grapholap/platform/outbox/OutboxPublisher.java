package io.grapholap.platform.outbox;

import io.grapholap.common.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A transactional producer with a fixed id: making a new one fences every older one, so that a
 * relay that lost its lock without noticing cannot publish any more.
 */
final class OutboxPublisher implements AutoCloseable {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);

    private final KafkaProducer<String, String> producer;

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
            var _ = producer.send(record(row));
        }
        producer.commitTransaction();
    }

    private static ProducerRecord<String, String> record(OutboxTable.Row row) {
        var record = new ProducerRecord<>(row.topic(), row.key(), row.payload());
        record.headers()
                .add("content-type", EventCodec.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8));
        if (row.traceparent() != null) {
            record.headers().add("traceparent", row.traceparent().getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    @Override
    public void close() {
        producer.close(CLOSE_DEADLINE);
    }
}
