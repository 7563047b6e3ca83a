package io.grapholap.platform.event;

import io.grapholap.common.event.Event;
import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventCodec.Read;
import io.grapholap.common.event.EventCodec.UnreadableEvent;
import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * The one way in which events are read. Unknown types are skipped; what cannot be read, and what
 * its handler fails on again and again, goes to the dead-letter topic; all of it is counted in
 * {@code events_read_total{topic,outcome}}. The handler runs inside the event's trace.
 */
@ApplicationScoped
public class EventReader {
    private static final Logger LOG = Logger.getLogger(EventReader.class);

    private final Attempts attempts;
    private final DeadLetters deadLetters;
    private final EventTraces traces;
    private final MeterRegistry meters;

    EventReader(
            Attempts attempts, DeadLetters deadLetters, EventTraces traces, MeterRegistry meters) {
        this.attempts = attempts;
        this.deadLetters = deadLetters;
        this.traces = traces;
        this.meters = meters;
    }

    /**
     * Gives the event of a record to {@code handler}; tombstones are skipped.
     *
     * @param family the sealed interface of the topic's events
     * @return done when the event was handled, skipped or put aside; fails only when not even the
     *     dead-letter topic takes it
     */
    public <E extends Event> Uni<Void> read(
            ConsumerRecord<String, String> record,
            Topic topic,
            Class<E> family,
            Function<EventEnvelope<E>, Uni<Void>> handler) {
        return readCompacted(
                record,
                topic,
                family,
                (_, event) -> event.map(handler).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** As {@link #read}; a tombstone reaches the handler as its key without an event. */
    public <E extends Event> Uni<Void> readCompacted(
            ConsumerRecord<String, String> record,
            Topic topic,
            Class<E> family,
            BiFunction<String, Optional<EventEnvelope<E>>, Uni<Void>> handler) {
        if (record.value() == null) {
            return attempts.of(() -> handler.apply(record.key(), Optional.empty()))
                    .invoke(() -> count(topic, "tombstone"))
                    .onFailure()
                    .recoverWithUni(e -> putAside(record, topic, e));
        }
        try {
            return switch (EventCodec.read(record.value(), topic, family)) {
                case Read.Known<E>(var event) ->
                        traces.within(
                                        topic,
                                        event,
                                        () ->
                                                attempts.of(() ->
                                                        handler.apply(
                                                                record.key(), Optional.of(event))))
                                .invoke(() -> count(topic, "handled"))
                                .onFailure()
                                .recoverWithUni(e -> putAside(record, topic, e));
                case Read.UnknownType<E>(var type) -> {
                    LOG.debugf("%s: unknown type %s skipped", topic.topicName(), type);
                    count(topic, "unknown_type");
                    yield Uni.createFrom().voidItem();
                }
            };
        } catch (UnreadableEvent e) {
            return putAside(record, topic, e);
        }
    }

    private Uni<Void> putAside(
            ConsumerRecord<String, String> record, Topic topic, Throwable failure) {
        count(topic, failure instanceof UnreadableEvent ? "unreadable" : "failed");
        LOG.errorf(
                failure,
                "%s partition %d offset %d goes to %s",
                record.topic(),
                record.partition(),
                record.offset(),
                topic.deadLetterName());
        return deadLetters.put(record, topic, failure);
    }

    private void count(Topic topic, String outcome) {
        meters.counter("events_read", "topic", topic.topicName(), "outcome", outcome).increment();
    }
}
