package io.grapholap.platform.event;

import io.grapholap.common.error.PlatformException.Unavailable;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * One idempotent producer for all that this process says. Records leave in the order of their
 * subscription, from a thread of their own since the client may block.
 */
@ApplicationScoped
class RecordSender {
    private static final int MAX_WAITING = 10_000;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final Map<String, Object> config;
    private final ExecutorService thread;
    private @Nullable KafkaProducer<String, @Nullable String> producer;

    RecordSender(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = new HashMap<>(kafka);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        this.thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(MAX_WAITING),
                        Thread.ofPlatform().daemon().name("event-sender").factory());
    }

    /**
     * Sends once every broker that must has it; fails with {@link Unavailable} after about 30 s.
     */
    Uni<Void> send(ProducerRecord<String, @Nullable String> record) {
        return Uni.createFrom()
                .deferred(() -> {
                    var context = Vertx.currentContext();
                    var sent = sendNow(record);
                    return context == null
                            ? sent
                            : sent.emitOn(c -> context.runOnContext(_ -> c.run()));
                });
    }

    /** Learns which brokers lead the topic; fails with {@link Unavailable} after about 5 s. */
    Uni<Void> connect(String topic) {
        return Uni.createFrom()
                .<Void>item(() -> {
                    try {
                        producer().partitionsFor(topic);
                        return null;
                    } catch (RuntimeException e) {
                        throw away(e);
                    }
                })
                .runSubscriptionOn(thread);
    }

    private Uni<Void> sendNow(ProducerRecord<String, @Nullable String> record) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    try {
                        thread.execute(() -> {
                            try {
                                producer()
                                        .send(
                                                record,
                                                (_, e) -> {
                                                    if (e == null) {
                                                        emitter.complete(null);
                                                    } else {
                                                        emitter.fail(away(e));
                                                    }
                                                });
                            } catch (RuntimeException e) {
                                emitter.fail(away(e));
                            }
                        });
                    } catch (RejectedExecutionException e) {
                        emitter.fail(away(e));
                    }
                });
    }

    private KafkaProducer<String, @Nullable String> producer() {
        var existing = producer;
        if (existing == null) {
            existing = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
            producer = existing;
        }
        return existing;
    }

    private static Unavailable away(Exception e) {
        var unavailable = new Unavailable("kafka", "Kafka did not take the event.");
        unavailable.initCause(e);
        return unavailable;
    }

    @PreDestroy
    void close() throws InterruptedException {
        thread.execute(() -> {
            if (producer != null) {
                producer.close(CLOSE_WITHIN);
            }
        });
        thread.shutdown();
        thread.awaitTermination(CLOSE_WITHIN.toMillis() + 500, TimeUnit.MILLISECONDS);
    }
}
