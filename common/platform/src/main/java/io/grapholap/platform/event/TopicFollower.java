package io.grapholap.platform.event;

import io.grapholap.common.event.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole of a compacted topic and goes on reading, on a thread of its own. A consumer with
 * assigned partitions and no group: every replica reads everything, nothing is committed, and being
 * at the end is known exactly, transaction markers included. After a failure it begins anew.
 */
public final class TopicFollower {
    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration REFRESH = Duration.ofMinutes(1);

    private final Topic topic;
    private final Map<String, Object> kafka;
    private final Consumer<ConsumerRecord<String, String>> sink;
    private final Runnable caughtUpAction;
    private volatile boolean stopping;
    private volatile boolean caughtUp;
    private volatile @Nullable KafkaConsumer<String, String> consumer;
    private @Nullable Thread thread;

    /**
     * @param kafka settings of the broker
     * @param sink takes each record, in order; must not throw
     * @param caughtUpAction run each time when all that was there at the start has been read
     */
    public TopicFollower(
            Topic topic,
            Map<String, Object> kafka,
            Consumer<ConsumerRecord<String, String>> sink,
            Runnable caughtUpAction) {
        this.topic = topic;
        this.kafka = kafka;
        this.sink = sink;
        this.caughtUpAction = caughtUpAction;
    }

    /** Whether everything that was written before the start has been read. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    public void start() {
        thread = Thread.ofPlatform().daemon().name(topic.topicName()).start(this::run);
    }

    /** Waits up to two seconds for the end. */
    public void stop() throws InterruptedException {
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
                read(reading);
            } catch (WakeupException e) {
                LOG.debugf("Reading %s was told to stop.", topic.topicName());
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.warnf(
                            "%s cannot be read, trying again: %s",
                            topic.topicName(), e.getMessage());
                    GrouplessConsumer.pause();
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
                sink.accept(record);
            }
            if (!caughtUp
                    && ends.entrySet().stream()
                            .allMatch(e -> reading.position(e.getKey()) >= e.getValue())) {
                caughtUp = true;
                caughtUpAction.run();
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
            throw new IllegalStateException("the topic is not there yet");
        }
        reading.assign(partitions);
        reading.seekToBeginning(partitions);
        return partitions;
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, String> reading) {
        var found = reading.partitionsFor(topic.topicName());
        return found == null
                ? List.of()
                : found.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
    }
}
