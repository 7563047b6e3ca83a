package io.grapholap.controlplane.instance;

import io.grapholap.common.event.Topic;
import io.grapholap.controlplane.job.WhileStopping;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Since when the reports of wrappers have arrived without delay. While the broker is away, or the
 * consumer is behind, nobody's silence means anything.
 */
@ApplicationScoped
class HeartbeatTrust {
    private static final Logger LOG = Logger.getLogger(HeartbeatTrust.class);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    private final KafkaClientService kafka;
    private final Clock clock;
    private volatile @Nullable Instant heardSince;
    private volatile Map<TopicPartition, Long> lastEnds = Map.of();

    HeartbeatTrust(KafkaClientService kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /** Null while reports do not arrive. */
    @Nullable Instant heardSince() {
        return heardSince;
    }

    @Scheduled(
            identity = "heartbeat-trust",
            every = "5s",
            delayed = "2s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileStopping.class)
    Uni<Void> check() {
        return Uni.createFrom()
                .deferred(() ->
                        kafka.<String, String>getConsumer(Topic.WRAPPER_EVENTS.topicName())
                                .runOnPollingThread(this::upToDate))
                .ifNoItem()
                .after(ANSWER_LIMIT.multipliedBy(2))
                .fail()
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.debugf("Heartbeats are not trusted: %s", e.getMessage());
                    return false;
                })
                .invoke(this::note)
                .replaceWithVoid();
    }

    private void note(boolean upToDate) {
        if (!upToDate) {
            heardSince = null;
        } else if (heardSince == null) {
            heardSince = clock.instant();
        }
    }

    /** Whether all that was there at the last check has been taken since. */
    private boolean upToDate(Consumer<String, String> consumer) {
        var mine = consumer.assignment();
        var ends = consumer.endOffsets(mine, ANSWER_LIMIT);
        boolean taken =
                mine.stream().allMatch(p -> consumer.position(p) >= lastEnds.getOrDefault(p, 0L));
        lastEnds = Map.copyOf(ends);
        return taken;
    }
}
