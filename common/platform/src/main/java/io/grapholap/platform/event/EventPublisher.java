package io.grapholap.platform.event;

import io.grapholap.common.event.Event;
import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.Topic;
import io.grapholap.platform.internal.ServiceConfig;
import io.grapholap.platform.trace.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Says events for a service that has no database; one that has must use the outbox. What was
 * published by one process arrives in that order.
 */
@ApplicationScoped
public class EventPublisher {
    private final RecordSender sender;
    private final String source;

    EventPublisher(RecordSender sender, ServiceConfig service) {
        this.sender = sender;
        this.source = "/" + service.name();
    }

    /**
     * Connects to Kafka and learns where the topic is, so that the first event does not wait for
     * that. Publishing works as well without.
     */
    public Uni<Void> connect(Topic topic) {
        return sender.connect(topic.topicName());
    }

    /**
     * Publishes the event on the topic of its family, with the trace in hand.
     *
     * @return done when Kafka has it; fails with {@link
     *     io.grapholap.common.error.PlatformException.Unavailable} after about 30 s without it
     */
    public Uni<Void> publish(Event event) {
        return Uni.createFrom()
                .deferred(() -> {
                    var trace = Traces.current();
                    var envelope =
                            new EventEnvelope<>(
                                    UUID.randomUUID().toString(),
                                    source,
                                    event.occurredAt(),
                                    trace,
                                    event);
                    var topic = event.topic().topicName();
                    return sender.send(
                            EventRecords.of(topic, event.key(), EventCodec.write(envelope), trace));
                });
    }
}
