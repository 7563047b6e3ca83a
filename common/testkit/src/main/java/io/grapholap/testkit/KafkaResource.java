package io.grapholap.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the JVM's shared Kafka, with all topics of the platform, empty. */
public class KafkaResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var bootstrapServers = SharedServers.kafka();
        try (var topics = new Topics(bootstrapServers)) {
            topics.empty();
        }
        return Map.of("kafka.bootstrap.servers", bootstrapServers);
    }

    /** The broker goes with the JVM. */
    @Override
    public void stop() {}
}
