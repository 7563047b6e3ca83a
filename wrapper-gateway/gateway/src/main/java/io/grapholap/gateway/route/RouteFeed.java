package io.grapholap.gateway.route;

import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.event.Topic;
import io.grapholap.platform.event.EventReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole of {@code instance-events} into the route table, and goes on reading. A consumer
 * of its own with assigned partitions and no group: every replica reads everything, nothing is
 * committed, and being at the end is known exactly, transaction markers included.
 */
@ApplicationScoped
class RouteFeed {
    private static final Logger LOG = Logger.getLogger(RouteFeed.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration APPLY = Duration.ofSeconds(30);
    private static final Duration REFRESH = Duration.ofMinutes(1);

    private final RouteTable table;
    private final EventReader reader;
    private final Map<String, Object> kafka;
    private volatile boolean stopping;
    private volatile boolean caughtUp;
    private volatile @Nullable KafkaConsumer<String, String> consumer;
    private @Nullable Thread thread;

    RouteFeed(
            RouteTable table,
            EventReader reader,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.table = table;
        this.reader = reader;
        this.kafka = kafka;
    }

    /** Whether everything that was written before the start has been read. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("route-feed").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        var reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        if (thread != null) {
            thread.join(Duration.ofSeconds(2));
        }
    }

    private void run() {
        while (!stopping) {
            try (var reading = open()) {
                consumer = reading;
                read(reading);
            } catch (WakeupException e) {
                LOG.debug("Reading routes was told to stop.");
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.warnf("Routes cannot be read, trying again: %s", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void read(KafkaConsumer<String, String> reading) {
        var partitions = assign(reading);
        Map<TopicPartition, Long> ends = reading.endOffsets(partitions);
        long refreshAt = System.nanoTime() + REFRESH.toNanos();
        while (!stopping) {
            for (var record : reading.poll(POLL)) {
                apply(record);
            }
            if (!caughtUp
                    && ends.entrySet().stream()
                            .allMatch(e -> reading.position(e.getKey()) >= e.getValue())) {
                caughtUp = true;
                LOG.infof("Routes are complete: %d instances.", table.size());
            }
            if (System.nanoTime() - refreshAt > 0) {
                refreshAt = System.nanoTime() + REFRESH.toNanos();
                if (partitions(reading).size() != partitions.size()) {
                    return;
                }
            }
        }
    }

    private List<TopicPartition> assign(KafkaConsumer<String, String> reading) {
        var partitions = partitions(reading);
        if (partitions.isEmpty()) {
            throw new IllegalStateException(
                    "the topic " + Topic.INSTANCE_EVENTS.topicName() + " is not there yet");
        }
        reading.assign(partitions);
        reading.seekToBeginning(partitions);
        return partitions;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> reading) {
        var found = reading.partitionsFor(Topic.INSTANCE_EVENTS.topicName());
        return found == null
                ? List.of()
                : found.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
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

    private KafkaConsumer<String, String> open() {
        var settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.putAll(
                Map.of(
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        10_000));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(500, 1_500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
