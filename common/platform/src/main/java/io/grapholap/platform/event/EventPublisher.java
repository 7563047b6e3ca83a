package io.grapholap.platform.event;

import io.grapholap.common.event.Event;
import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventEnvelope;
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
