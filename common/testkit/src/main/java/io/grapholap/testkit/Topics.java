package io.grapholap.testkit;

import io.grapholap.common.event.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates and empties the platform's topics on a broker. */
final class Topics implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final Admin admin;

    Topics(String bootstrapServers) {
        this.admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                (int) WITHIN.toMillis()));
    }

    void create() {
        var wanted =
                Arrays.stream(Topic.values())
                        .flatMap(t -> Stream.of(main(t), deadLetters(t)))
                        .toList();
        admin.createTopics(wanted).values().values().forEach(Topics::awaitUnlessExists);
    }

    /** Forgets all records, so that the next test starts from nothing. */
    void empty() {
        var bounds = new HashMap<TopicPartition, RecordsToDelete>();
        for (var topic : Topic.values()) {
            if (!topic.compacted()) {
                IntStream.range(0, topic.partitions())
                        .mapToObj(p -> new TopicPartition(topic.topicName(), p))
                        .forEach(p -> bounds.put(p, RecordsToDelete.beforeOffset(-1)));
            }
            bounds.put(
                    new TopicPartition(topic.deadLetterName(), 0),
                    RecordsToDelete.beforeOffset(-1));
        }
        await(admin.deleteRecords(bounds).all());
        var compacted =
                Arrays.stream(Topic.values())
                        .filter(Topic::compacted)
                        .map(Topic::topicName)
                        .toList();
        await(admin.deleteTopics(compacted).all());
        awaitGone(compacted);
        create();
    }

    private void awaitGone(List<String> names) {
        long end = System.nanoTime() + WITHIN.toNanos();
        while (names.stream().anyMatch(await(admin.listTopics().names())::contains)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("topics " + names + " do not go away");
            }
            Thread.onSpinWait();
        }
    }

    private static NewTopic main(Topic topic) {
        var config =
                topic.compacted()
                        ? Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT,
                                TopicConfig.SEGMENT_MS_CONFIG,
                                Long.toString(Duration.ofMinutes(10).toMillis()),
                                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                                "0.1")
                        : Map.<String, String>of();
        return new NewTopic(
                        topic.topicName(), Optional.of(topic.partitions()), Optional.of((short) 1))
                .configs(config);
    }

    private static NewTopic deadLetters(Topic topic) {
        return new NewTopic(topic.deadLetterName(), Optional.of(1), Optional.of((short) 1));
    }

    private static void awaitUnlessExists(KafkaFuture<Void> future) {
        try {
            await(future);
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
