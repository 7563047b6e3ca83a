package io.grapholap.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the broker of this JVM, with all topics. */
public class KafkaResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", Servers.kafka().bootstrapServers());
    }

    @Override
    public void stop() {
        // The broker stops with the JVM.
    }
}
