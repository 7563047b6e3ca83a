package io.grapholap.controlplane.feed;

import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.event.Event;
import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventCodec.Read;
import io.grapholap.common.event.EventCodec.UnreadableEvent;
import io.grapholap.platform.event.GrouplessConsumer;
import io.quarkus.arc.All;
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
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the topics of all sources from now on. A consumer of its own with assigned partitions and
 * no group: every control plane reads everything, and nothing is committed. When the broker was
 * away it goes on where it stopped.
 */
@ApplicationScoped
class FeedTopics {
    private static final Logger LOG = Logger.getLogger(FeedTopics.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Map<String, FeedSource<?>> sources = new HashMap<>();
    private final FeedHub hub;
    private final FeedConfig config;
    private final Map<String, Object> kafka;
    private final CompletableFuture<Void> following = new CompletableFuture<>();

    /** Where to go on; touched by the reading thread alone. */
    private final Map<TopicPartition, Long> next = new HashMap<>();

    private volatile boolean stopping;
    private volatile @Nullable KafkaConsumer<String, String> consumer;
    private @Nullable Thread thread;

    FeedTopics(
            @All List<FeedSource<?>> sources,
            FeedHub hub,
            FeedConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        sources.forEach(source -> this.sources.put(source.topic().topicName(), source));
        this.hub = hub;
        this.config = config;
        this.kafka = kafka;
    }

    /**
     * Done when no change from then on is missed; fails with {@link Unavailable} if that takes
     * long.
     */
    Uni<Void> ready() {
        return Uni.createFrom()
                .completionStage(following)
                .ifNoItem()
                .after(config.ready())
                .failWith(
                        () -> new Unavailable("kafka", "Events cannot be followed at the moment."));
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("feed").start(this::run);
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
            try (var reading = GrouplessConsumer.open(kafka)) {
                consumer = reading;
                follow(reading);
            } catch (WakeupException e) {
                LOG.debug("Following events was told to stop.");
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.warnf("Events cannot be followed, trying again: %s", e.getMessage());
                    GrouplessConsumer.pause();
                }
            }
        }
    }

    private void follow(KafkaConsumer<String, String> reading) {
        var partitions = partitions(reading);
        reading.assign(partitions);
        reading.endOffsets(partitions).forEach(next::putIfAbsent);
        partitions.forEach(p -> reading.seek(p, next.get(p)));
        following.complete(null);
        while (!stopping) {
            for (var record : reading.poll(POLL)) {
                next.put(
                        new TopicPartition(record.topic(), record.partition()),
                        record.offset() + 1);
                pass(record);
            }
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, String> reading) {
        return sources.keySet().stream()
                .flatMap(topic -> {
                    var found = reading.partitionsFor(topic);
                    if (found == null || found.isEmpty()) {
                        throw new IllegalStateException("the topic " + topic + " is not there yet");
                    }
                    return found.stream().map(p -> new TopicPartition(p.topic(), p.partition()));
                })
                .toList();
    }

    private void pass(ConsumerRecord<String, String> record) {
        var source = sources.get(record.topic());
        if (source != null && record.value() != null) {
            try {
                pass(source, record.value());
            } catch (UnreadableEvent e) {
                LOG.debugf(
                        "%s@%d was skipped: %s", record.topic(), record.offset(), e.getMessage());
            }
        }
    }

    private <E extends Event> void pass(FeedSource<E> source, String json) {
        if (EventCodec.read(json, source.topic(), source.family()) instanceof Read.Known<E> known) {
            hub.publish(source.stateOf(known.envelope().event()));
        }
    }
}
