package io.grapholap.local;

import com.sun.net.httpserver.HttpServer;
import io.grapholap.local.process.ProcessRef;
import io.grapholap.local.stack.PostgresLeftover;
import io.grapholap.testkit.EmbeddedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The broker process of a local stack. It also keeps an eye on the launcher: when that is gone
 * without having cleaned up, it stops PostgreSQL, which is nobody's child, and itself.
 *
 * <p>Arguments: broker's data directory, its port, port of the health page, launcher's process id,
 * PostgreSQL's data directory.
 */
public final class KafkaMain {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private KafkaMain() {}

    /**
     * @throws IOException when a port or directory cannot be had
     */
    public static void main(String... args) throws IOException, InterruptedException {
        var launcher = ProcessRef.ofPid(Long.parseLong(args[3]));
        var postgres = Path.of(args[4]);
        var broker = EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]));
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            broker.close();
                            stopped.countDown();
                        }));
        broker.createTopics();
        serveHealth(Integer.parseInt(args[2]));
        System.out.println("broker ready at " + broker.bootstrapServers());
        while (launcher.isPresent() && !launcher.get().awaitEnd(LOOK)) {
            // still there
        }
        System.out.println("the launcher is gone; stopping");
        PostgresLeftover.stop(postgres);
        System.exit(0);
    }

    private static void serveHealth(int port) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
    }
}
