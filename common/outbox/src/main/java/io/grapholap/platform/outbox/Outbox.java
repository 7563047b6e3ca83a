package io.grapholap.platform.outbox;

import io.grapholap.common.event.Event;
import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.platform.internal.ServiceConfig;
import io.grapholap.platform.trace.Traces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Where a service with a database says its events: they leave if the transaction commits. */
@ApplicationScoped
public class Outbox {
    private final String source;
    private final Clock clock;

    Outbox(ServiceConfig service, Clock clock) {
        this.source = "/" + service.name();
        this.clock = clock;
    }

    /**
     * Adds the event to the transaction in hand. Events with the same key leave in the order in
     * which they were added; {@link InstanceEvent.Deleted} is followed by a tombstone of its key.
     *
     * @return done when the row is written; fails outside a transaction
     */
    public Uni<Void> append(Event event) {
        var trace = Traces.current();
        var envelope =
                new EventEnvelope<>(
                        UUID.randomUUID().toString(), source, event.occurredAt(), trace, event);
        var topic = event.topic().topicName();
        var now = clock.instant();
        var row = new OutboxEntity(topic, event.key(), EventCodec.write(envelope), trace, now);
        return Panache.currentTransaction()
                .onItem()
                .ifNull()
                .failWith(() ->
                        new IllegalStateException("an event was appended outside a transaction"))
                .chain(Panache::getSession)
                .chain(session ->
                        event instanceof InstanceEvent.Deleted
                                ? session.persist(row)
                                        .chain(() ->
                                                session.persist(
                                                        new OutboxEntity(
                                                                topic,
                                                                event.key(),
                                                                null,
                                                                trace,
                                                                now)))
                                : session.persist(row));
    }
}
