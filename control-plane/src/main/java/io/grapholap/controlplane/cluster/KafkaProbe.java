package io.grapholap.controlplane.cluster;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;

/** Asks the brokers who they are; connects when first asked. */
@ApplicationScoped
class KafkaProbe implements Probe {
    private static final int PATIENCE_MILLIS = 2_000;

    private final Map<String, Object> kafka;
    private final Vertx vertx;
    private @Nullable Admin admin;

    KafkaProbe(@Identifier("default-kafka-broker") Map<String, Object> kafka, Vertx vertx) {
        this.kafka = kafka;
        this.vertx = vertx;
    }

    @Override
    public String component() {
        return "kafka";
    }

    @Override
    public Uni<?> ask() {
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.executeBlocking(this::brokers, false).toCompletionStage());
    }

    private int brokers() throws Exception {
        return admin().describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
                .nodes()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .size();
    }

    private synchronized Admin admin() {
        if (admin == null) {
            var settings = new HashMap<>(kafka);
            settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "control-plane-probe");
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            admin = Admin.create(settings);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
