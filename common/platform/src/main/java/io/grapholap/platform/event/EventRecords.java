package io.grapholap.platform.event;

import io.grapholap.common.event.EventCodec;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Makes Kafka records of written events. */
public final class EventRecords {
    private EventRecords() {}

    /**
     * A record of an event, or a tombstone.
     *
     * @param payload the written envelope; null makes a tombstone
     * @param traceparent also stands in the envelope; the header is for tools that read no JSON
     */
    public static ProducerRecord<String, @Nullable String> of(
            String topic, String key, @Nullable String payload, @Nullable String traceparent) {
        var headers = new RecordHeaders();
        if (payload != null) {
            headers.add("content-type", bytes(EventCodec.CONTENT_TYPE));
        }
        if (traceparent != null) {
            headers.add("traceparent", bytes(traceparent));
        }
        return new ProducerRecord<>(topic, null, null, key, payload, headers);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
