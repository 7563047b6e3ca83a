package io.grapholap.wrapper.algorithm;

import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventCodec.Read;
import io.grapholap.common.event.EventCodec.UnreadableEvent;
import io.grapholap.common.event.ExecutionEvent;
import io.grapholap.common.event.Topic;
import io.grapholap.platform.event.GrouplessConsumer;
import io.grapholap.wrapper.Assignment;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * What earlier incarnations of this instance ran, read from the topic where they told it. The
 * newest word on each execution counts; what was still running then has failed.
 */
@Singleton
final class EarlierExecutions {
    private static final Logger LOG = Logger.getLogger(EarlierExecutions.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final ExecutionRegistry registry;
    private final Map<String, Object> kafka;
    private final Clock clock;

    EarlierExecutions(
            ExecutionRegistry registry,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Clock clock) {
        this.registry = registry;
        this.kafka = kafka;
        this.clock = clock;
    }

    /** The first incarnation has no history. */
    void recall(@ObservesAsync Assignment assignment) {
        if (assignment.incarnation() == 1) {
            return;
        }
        var restarted = clock.instant();
        try (var consumer = GrouplessConsumer.open(kafka)) {
            var earlier =
                    read(consumer, assignment).stream()
                            .map(told -> KeptExecution.restored(told.execution(), restarted))
                            .sorted(Comparator.comparing(Execution::startedAt))
                            .toList();
            registry.addEarlier(earlier);
            LOG.infof("%d earlier executions are known.", earlier.size());
        } catch (RuntimeException e) {
            LOG.warnf("Earlier executions are not known: %s", e.getMessage());
        }
    }

    private static List<ExecutionEvent.Changed> read(
            KafkaConsumer<String, String> consumer, Assignment own) {
        var partitions =
                consumer.partitionsFor(Topic.EXECUTION_EVENTS.topicName()).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var newest = new LinkedHashMap<String, ExecutionEvent.Changed>();
        long start = System.nanoTime();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() - start > DEADLINE.toNanos()) {
                throw new IllegalStateException("reading them took longer than " + DEADLINE);
            }
            for (var record : consumer.poll(POLL)) {
                if (own.urlSlug().equals(record.key())) {
                    take(record, own, newest);
                }
            }
        }
        return List.copyOf(newest.values());
    }

    private static void take(
            ConsumerRecord<String, String> record,
            Assignment own,
            Map<String, ExecutionEvent.Changed> newest) {
        try {
            if (EventCodec.read(record.value(), Topic.EXECUTION_EVENTS, ExecutionEvent.class)
                            instanceof Read.Known<ExecutionEvent>(var envelope)
                    && envelope.event() instanceof ExecutionEvent.Changed told
                    && told.incarnation() < own.incarnation()) {
                newest.merge(told.execution().id(), told, EarlierExecutions::later);
            }
        } catch (UnreadableEvent e) {
            LOG.warnf(
                    "Record %s-%d@%d was skipped: %s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    /** Sent twice, or late, an event changes nothing. */
    private static ExecutionEvent.Changed later(
            ExecutionEvent.Changed one, ExecutionEvent.Changed other) {
        return other.sequence() > one.sequence() ? other : one;
    }
}
