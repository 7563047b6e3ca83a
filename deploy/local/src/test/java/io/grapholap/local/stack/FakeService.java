package io.grapholap.local.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stands in for a service: healthy at once, and gone soon after its launcher. */
public final class FakeService {
    private FakeService() {}

    public static void main(String... args)
            throws IOException, InterruptedException, ExecutionException {
        var settings = new Properties();
        try (InputStream in =
                URI.create(System.getenv("SMALLRYE_CONFIG_LOCATIONS")).toURL().openStream()) {
            settings.load(in);
        }
        int port = Integer.parseInt(settings.getProperty("quarkus.management.port"));
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(
                "/q/health/ready",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        var launcher = Long.parseLong(settings.getProperty("graph-olap.launcher.pid"));
        var handle = ProcessHandle.of(launcher);
        if (handle.isPresent()) {
            awaitEnd(handle.get());
        }
        Runtime.getRuntime().halt(0);
    }

    private static void awaitEnd(ProcessHandle launcher)
            throws InterruptedException, ExecutionException {
        while (launcher.isAlive()) {
            try {
                launcher.onExit().get(Duration.ofSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // still there
            }
        }
    }
}
