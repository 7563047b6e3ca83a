package io.grapholap.exportworker.job;

import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.event.ExportJobEvent;
import io.grapholap.common.event.Topic;
import io.grapholap.common.job.JobKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The control plane's side of Kafka: says that there is work and hears how it ended. */
final class Reports implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final List<EventEnvelope<ExportEvent>> heard = new ArrayList<>();

    Reports(String bootstrapServers) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers);
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
        var topic = Topic.EXPORT_EVENTS.topicName();
        var partitions =
                consumer.partitionsFor(topic).stream()
                        .map(p -> new TopicPartition(topic, p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    void wake(long jobId) {
        var event = new ExportJobEvent.Available(jobId, 7, JobKind.NODE, Instant.now());
        var envelope =
                new EventEnvelope<>(
                        UUID.randomUUID().toString(), "/test", Instant.now(), null, event);
        producer.send(
                new ProducerRecord<>(
                        Topic.EXPORT_JOBS.topicName(), event.key(), EventCodec.write(envelope)));
        producer.flush();
    }

    /** All reports of a job so far. */
    List<EventEnvelope<ExportEvent>> of(long jobId) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
            var read = EventCodec.read(record.value(), Topic.EXPORT_EVENTS, ExportEvent.class);
            if (read instanceof EventCodec.Read.Known<ExportEvent>(var envelope)) {
                heard.add(envelope);
            }
        }
        return heard.stream().filter(e -> e.event().jobId() == jobId).toList();
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
