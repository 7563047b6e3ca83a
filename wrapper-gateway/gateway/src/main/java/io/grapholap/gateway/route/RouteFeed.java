package io.grapholap.gateway.route;

import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.event.Topic;
import io.grapholap.platform.event.EventReader;
import io.grapholap.platform.event.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the whole of {@code instance-events} into the route table, and goes on reading. */
@ApplicationScoped
class RouteFeed {
    private static final Logger LOG = Logger.getLogger(RouteFeed.class);
    private static final Duration APPLY = Duration.ofSeconds(30);

    private final RouteTable table;
    private final EventReader reader;
    private final TopicFollower follower;

    RouteFeed(
            RouteTable table,
            EventReader reader,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.table = table;
        this.reader = reader;
        this.follower =
                new TopicFollower(
                        Topic.INSTANCE_EVENTS,
                        kafka,
                        this::apply,
                        () -> LOG.infof("Routes are complete: %d instances.", table.size()));
    }

    /** Whether everything that was written before the start has been read. */
    boolean isCaughtUp() {
        return follower.isCaughtUp();
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        follower.stop();
    }

    private void apply(ConsumerRecord<String, String> record) {
        try {
            reader.readCompacted(record, Topic.INSTANCE_EVENTS, InstanceEvent.class, this::apply)
                    .await()
                    .atMost(APPLY);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Record %s-%d@%d was skipped: %s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    private Uni<Void> apply(
            @Nullable String slug, Optional<EventEnvelope<InstanceEvent>> envelope) {
        envelope.ifPresentOrElse(
                event -> table.apply(event.event()),
                () -> {
                    if (slug != null) {
                        table.remove(slug);
                    }
                });
        return Uni.createFrom().voidItem();
    }
}
