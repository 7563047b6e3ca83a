package io.grapholap.platform.event;

import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.event.Topic;
import io.grapholap.platform.trace.Traces;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Remembers what arrives, and fails when told to. */
@ApplicationScoped
class ProbeConsumers {
    record Seen(
            EventEnvelope<ExportEvent> envelope, String traceparent, boolean onDuplicatedContext) {}

    private final EventReader reader;
    private final Map<Long, List<Seen>> exports = new ConcurrentHashMap<>();
    private final Map<String, List<Optional<EventEnvelope<InstanceEvent>>>> instances =
            new ConcurrentHashMap<>();
    private final Map<Long, AtomicInteger> failures = new ConcurrentHashMap<>();

    ProbeConsumers(EventReader reader) {
        this.reader = reader;
    }

    void failNext(long jobId, int times) {
        failures.put(jobId, new AtomicInteger(times));
    }

    List<Seen> exports(long jobId) {
        return exports.getOrDefault(jobId, List.of());
    }

    List<Optional<EventEnvelope<InstanceEvent>>> instances(String slug) {
        return instances.getOrDefault(slug, List.of());
    }

    @Incoming("export-events")
    Uni<Void> onExport(ConsumerRecord<String, String> record) {
        return reader.read(record, Topic.EXPORT_EVENTS, ExportEvent.class, this::export);
    }

    private Uni<Void> export(EventEnvelope<ExportEvent> envelope) {
        long jobId = envelope.event().jobId();
        if (failures.containsKey(jobId) && failures.get(jobId).getAndDecrement() > 0) {
            return Uni.createFrom().failure(new IllegalStateException("told to fail"));
        }
        exports.computeIfAbsent(jobId, _ -> new CopyOnWriteArrayList<>())
                .add(
                        new Seen(
                                envelope,
                                String.valueOf(Traces.current()),
                                VertxContext.isOnDuplicatedContext()));
        return Uni.createFrom().voidItem();
    }

    @Incoming("instance-events")
    Uni<Void> onInstance(ConsumerRecord<String, String> record) {
        return reader.readCompacted(
                record,
                Topic.INSTANCE_EVENTS,
                InstanceEvent.class,
                (slug, event) -> {
                    instances.computeIfAbsent(slug, _ -> new CopyOnWriteArrayList<>()).add(event);
                    return Uni.createFrom().voidItem();
                });
    }
}
