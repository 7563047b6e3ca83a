package io.grapholap.exportworker.job;

import io.grapholap.common.event.ExportJobEvent;
import io.grapholap.common.event.Topic;
import io.grapholap.platform.event.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears that there is work. The message says nothing else: the control plane hands jobs out. */
@ApplicationScoped
class ExportJobConsumer {
    private final EventReader reader;
    private final JobClaimer claimer;

    ExportJobConsumer(EventReader reader, JobClaimer claimer) {
        this.reader = reader;
        this.claimer = claimer;
    }

    @Incoming("export-jobs")
    Uni<Void> on(ConsumerRecord<String, String> message) {
        return reader.read(
                message,
                Topic.EXPORT_JOBS,
                ExportJobEvent.class,
                event -> {
                    claimer.wake();
                    return Uni.createFrom().voidItem();
                });
    }
}
