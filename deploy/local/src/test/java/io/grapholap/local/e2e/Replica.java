package io.grapholap.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.local.process.ProcessRef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A second control plane, started like the first on the same database and broker, with ports and a
 * directory for instances of its own.
 */
record Replica(Process process, URI url, URI management, Path log) implements AutoCloseable {

    static Replica of(ProcessRef first, Path config, Path directory) throws IOException {
        int port = freePort();
        int management = freePort();
        var info = ProcessHandle.of(first.pid()).orElseThrow().info();
        var line = new ArrayList<String>();
        line.add(info.command().orElseThrow());
        line.addAll(
                List.of(
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.port=" + management,
                        "-Dgraph-olap.runtime.process.state-dir=" + directory,
                        "-Dgraph-olap.runtime.process.spares=0",
                        // Whoever looks first leads: it must not be the first one, started again.
                        "-Dgraph-olap.instance.reconcile-every=1s"));
        Arrays.stream(info.arguments().orElseThrow())
                .filter(argument -> !argument.startsWith("-XX:AOT"))
                .forEach(line::add);
        Files.createDirectories(directory);
        var log = directory.resolve("control-plane.log");
        var builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("QUARKUS_PROFILE", "local");
        builder.environment().put("SMALLRYE_CONFIG_LOCATIONS", config.toUri().toString());
        var replica =
                new Replica(
                        builder.start(),
                        URI.create("http://127.0.0.1:" + port),
                        URI.create("http://127.0.0.1:" + management),
                        log);
        await("the second control plane")
                .atMost(RunningPlatform.STARTED)
                .ignoreExceptions()
                .until(() -> status(replica.url + "/ready") == 200);
        return replica;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static int status(String url) throws IOException, InterruptedException {
        return get(url).statusCode();
    }

    static java.net.http.HttpResponse<String> get(String url)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(java.time.Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    /** Whether its log has such a line. */
    boolean says(String text) throws IOException {
        return Files.readString(log).contains(text);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
