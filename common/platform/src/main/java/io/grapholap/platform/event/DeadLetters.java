package io.grapholap.platform.event;

import io.grapholap.common.event.Topic;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Puts records aside with the reason, where an operator finds them. */
@ApplicationScoped
class DeadLetters {
    private static final int RETRIES = 10;
    private static final int MAX_REASON = 1_000;

    private final RecordSender sender;

    DeadLetters(RecordSender sender) {
        this.sender = sender;
    }

    Uni<Void> put(ConsumerRecord<String, String> record, Topic topic, Throwable failure) {
        var letter =
                new ProducerRecord<String, @Nullable String>(
                        topic.deadLetterName(), record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        letter.headers()
                .add("dead-letter-reason", EventRecords.bytes(reason(failure)))
                .add("dead-letter-topic", EventRecords.bytes(record.topic()))
                .add("dead-letter-partition", EventRecords.bytes("" + record.partition()))
                .add("dead-letter-offset", EventRecords.bytes("" + record.offset()));
        return sender.send(letter)
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(500), Duration.ofSeconds(5))
                .withJitter(0.5)
                .atMost(RETRIES);
    }

    private static String reason(Throwable failure) {
        var text = failure.toString();
        return text.length() > MAX_REASON ? text.substring(0, MAX_REASON) : text;
    }
}
