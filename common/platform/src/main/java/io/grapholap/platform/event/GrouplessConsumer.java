package io.grapholap.platform.event;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A consumer that belongs to no group: it reads the partitions it is assigned by hand, sees only
 * what was committed and commits nothing itself, so that every replica reads everything.
 */
public final class GrouplessConsumer {
    private GrouplessConsumer() {}

    /**
     * Opens one.
     *
     * @param kafka settings of the broker
     */
    public static KafkaConsumer<String, String> open(Map<String, Object> kafka) {
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

    /**
     * Waits half a second to one and a half on the reading thread before another try, so that
     * replicas do not all come back at the same moment.
     */
    public static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(500, 1_500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
