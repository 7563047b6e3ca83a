package io.grapholap.local.process;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A child JVM that says on its health address whether it is ready. */
public final class JvmPart implements Part {
    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final HealthProbe health;
    private volatile @Nullable ProcessRef process;
    private boolean stopped;

    public JvmPart(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            URI health) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.health = new HealthProbe(health);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() throws IOException {
        if (stopped) {
            throw new IOException(name + " is being stopped");
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process = ProcessRef.of(builder.start().toHandle());
    }

    @Override
    public Optional<ProcessRef> process() {
        return Optional.ofNullable(process);
    }

    @Override
    public boolean ready() {
        var current = process;
        return current != null && current.alive() && health.ready();
    }

    @Override
    public synchronized void stop(Duration grace) {
        stopped = true;
        var current = process;
        if (current != null) {
            current.stop(grace);
        }
    }

    @Override
    public String log() {
        return log.toString();
    }
}
