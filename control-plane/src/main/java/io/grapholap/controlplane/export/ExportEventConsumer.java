package io.grapholap.controlplane.export;

import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.event.Topic;
import io.grapholap.platform.event.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears from workers how attempts ended. */
@ApplicationScoped
class ExportEventConsumer {
    private final EventReader reader;
    private final JobReports reports;

    ExportEventConsumer(EventReader reader, JobReports reports) {
        this.reader = reader;
        this.reports = reports;
    }

    @Incoming("export-events")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return reader.read(
                record,
                Topic.EXPORT_EVENTS,
                ExportEvent.class,
                envelope -> reports.ended(envelope.event()));
    }
}
