package io.grapholap.testkit;

import io.grapholap.common.event.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker and controller (KRaft) inside this process, on loopback. A second start on the
 * same directory finds the topics and records of the first.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final String CLUSTER_ID = "Z3JhcGgtb2xhcC1sb2NhbA";
    private static final List<Logger> LOGGERS =
            quiet("org.apache.kafka", "kafka", "state.change.logger");

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker.
     *
     * @param dataDir created and formatted when missing
     * @param port 0 for any free one
     */
    public static EmbeddedKafka start(Path dataDir, int port) {
        try {
            var logs = Files.createDirectories(dataDir.resolve("logs"));
            int listen = port == 0 ? freePort() : port;
            var config = config(logs, listen, freePort());
            if (!Files.exists(logs.resolve("meta.properties"))) {
                format(dataDir, config);
            }
            var server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, listen);
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka did not start on " + dataDir, e);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Makes every {@link Topic} and its dead-letter topic, unless they are there. */
    public void createTopics() {
        var topics = new ArrayList<NewTopic>();
        for (var topic : Topic.values()) {
            topics.add(
                    new NewTopic(topic.topicName(), topic.partitions(), (short) 1)
                            .configs(
                                    topic.compacted()
                                            ? Map.of(
                                                    TopicConfig.CLEANUP_POLICY_CONFIG,
                                                    TopicConfig.CLEANUP_POLICY_COMPACT)
                                            : Map.of()));
            topics.add(new NewTopic(topic.deadLetterName(), 1, (short) 1));
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            for (var created : admin.createTopics(topics).values().values()) {
                try {
                    created.get(30, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException("topics could not be made", e.getCause());
                    }
                } catch (TimeoutException e) {
                    throw new IllegalStateException("the broker did not answer within 30 s", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static Properties config(Path logs, int port, int controllerPort) {
        var config = new Properties();
        config.putAll(
                Map.of(
                        "process.roles",
                        "broker,controller",
                        "node.id",
                        "1",
                        "controller.quorum.voters",
                        "1@127.0.0.1:" + controllerPort,
                        "listeners",
                        "PLAINTEXT://127.0.0.1:"
                                + port
                                + ",CONTROLLER://127.0.0.1:"
                                + controllerPort,
                        "advertised.listeners",
                        "PLAINTEXT://127.0.0.1:" + port,
                        "controller.listener.names",
                        "CONTROLLER",
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "log.dirs",
                        logs.toString()));
        config.putAll(
                Map.of(
                        "offsets.topic.replication.factor", "1",
                        "offsets.topic.num.partitions", "3",
                        "transaction.state.log.replication.factor", "1",
                        "transaction.state.log.num.partitions", "3",
                        "transaction.state.log.min.isr", "1",
                        "share.coordinator.state.topic.replication.factor", "1",
                        "share.coordinator.state.topic.min.isr", "1",
                        "group.initial.rebalance.delay.ms", "0",
                        "auto.create.topics.enable", "false",
                        "log.cleaner.dedupe.buffer.size", "4194304"));
        return config;
    }

    private static void format(Path dataDir, Properties config) throws IOException {
        var file = dataDir.resolve("server.properties");
        try (var out = Files.newOutputStream(file)) {
            config.store(out, null);
        }
        var silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int code =
                StorageTool.execute(
                        new String[] {
                            "format", "-t", CLUSTER_ID, "-c", file.toString(), "--ignore-formatted"
                        },
                        silent);
        if (code != 0) {
            throw new IOException(
                    "formatting the log directory of " + dataDir + " failed with code " + code);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Strong references: a logger that is collected forgets its level. */
    private static List<Logger> quiet(String... names) {
        var loggers = new ArrayList<Logger>();
        for (var name : names) {
            var logger = Logger.getLogger(name);
            logger.setLevel(Level.WARNING);
            loggers.add(logger);
        }
        return List.copyOf(loggers);
    }
}
