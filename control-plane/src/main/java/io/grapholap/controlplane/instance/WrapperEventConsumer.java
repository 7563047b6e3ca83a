package io.grapholap.controlplane.instance;

import io.grapholap.common.event.Topic;
import io.grapholap.common.event.WrapperEvent;
import io.grapholap.platform.event.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What wrappers report, on {@code wrapper-events}. */
@ApplicationScoped
class WrapperEventConsumer {
    private final EventReader reader;
    private final WrapperReports reports;

    WrapperEventConsumer(EventReader reader, WrapperReports reports) {
        this.reader = reader;
        this.reports = reports;
    }

    @Incoming("wrapper-events")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return reader.read(
                record,
                Topic.WRAPPER_EVENTS,
                WrapperEvent.class,
                envelope -> reports.apply(envelope.event()));
    }
}
