package io.grapholap.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The bare service, on the control plane's database, under the flags of the control plane's own
 * JVM.
 */
final class BaselineService implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final URI address;

    private BaselineService(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it; returns when it accepts connections.
     *
     * @param like process of the control plane
     * @param settings file that names the data source
     * @param log where its output goes
     */
    static BaselineService start(Path jar, long like, Path settings, Path log)
            throws IOException, InterruptedException {
        int port = freePort();
        var command = new ArrayList<>(flags(like));
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.addAll(List.of("-jar", jar.toString()));
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SMALLRYE_CONFIG_LOCATIONS", settings.toString());
        var service = new BaselineService(builder.start(), URI.create("http://127.0.0.1:" + port));
        try {
            service.awaitPort(port, log);
            return service;
        } catch (IOException | InterruptedException | RuntimeException e) {
            service.close();
            throw e;
        }
    }

    URI at(String path) {
        return URI.create(address + path);
    }

    /** Java and its flags, up to {@code -jar}; without start-up caches, which fit one jar alone. */
    private static List<String> flags(long pid) throws IOException {
        var line = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.UTF_8);
        return Arrays.stream(line.split("\0"))
                .takeWhile(a -> !a.equals("-jar"))
                .filter(a -> !a.startsWith("-XX:AOT") && !a.startsWith("-Xlog"))
                .toList();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort(int port, Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var _ = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IllegalStateException(
                "the baseline did not start: " + Files.readString(log, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
