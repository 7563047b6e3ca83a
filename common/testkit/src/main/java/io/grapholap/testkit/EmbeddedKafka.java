package io.grapholap.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker and its controller in this process. Its data stays in its directory: a later start
 * on the same directory finds it again.
 */
public final class EmbeddedKafka implements AutoCloseable {
    /** Kept here, since a logger that nobody holds forgets its level. */
    private static final Logger[] LOUD =
            Stream.of("org.apache.kafka", "kafka", "state.change.logger")
                    .map(Logger::getLogger)
                    .toArray(Logger[]::new);

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker on 127.0.0.1 and waits until it serves.
     *
     * @param dataDir formatted on the first start
     * @param port 0 takes any free one
     * @throws UncheckedIOException when it does not come up
     */
    public static EmbeddedKafka start(Path dataDir, int port) {
        for (var logger : LOUD) {
            logger.setLevel(Level.WARNING);
        }
        try {
            Files.createDirectories(dataDir);
            int brokerPort = port == 0 ? freePort() : port;
            var properties = properties(dataDir, brokerPort, freePort());
            format(dataDir, properties);
            var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, brokerPort);
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka did not start on " + dataDir, e);
        }
    }

    private static Properties properties(Path dataDir, int port, int controllerPort) {
        var p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", "1");
        p.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        p.setProperty("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        p.setProperty("log.dirs", dataDir.resolve("log").toString());
        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "4");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        p.setProperty("log.segment.bytes", Integer.toString(16 * 1024 * 1024));
        p.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
        for (var topic : new String[] {"offsets.topic", "transaction.state.log"}) {
            p.setProperty(topic + ".replication.factor", "1");
            p.setProperty(topic + ".num.partitions", "3");
        }
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("share.coordinator.state.topic.replication.factor", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
        p.setProperty("controlled.shutdown.enable", "false");
        return p;
    }

    private static void format(Path dataDir, Properties properties) throws IOException {
        if (Files.exists(dataDir.resolve("log").resolve("meta.properties"))) {
            return;
        }
        var text = new StringWriter();
        properties.store(text, null);
        var file = dataDir.resolve("format.properties");
        Files.writeString(file, text.toString());
        var arguments =
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        try (var silent = new PrintStream(OutputStream.nullOutputStream())) {
            int status = StorageTool.execute(arguments, silent);
            if (status != 0) {
                throw new IOException("formatting " + dataDir + " failed with status " + status);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Creates the platform's topics and their dead-letter topics, where they are missing. */
    public void createTopics() {
        try (var topics = new Topics(bootstrapServers())) {
            topics.create();
        }
    }

    /** Stops the broker; its data stays. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
