package io.grapholap.local.stack;

import io.grapholap.local.process.Offspring;
import io.grapholap.local.process.Part;
import io.grapholap.local.process.ProcessRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Stops a stack in reverse order: the services with all they started, then what they store in. */
final class Shutdown {
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** A JVM that records writes its cache when it ends. */
    private static final Duration RECORDING_GRACE = Duration.ofMinutes(4);

    private final Map<Stage, List<Part>> parts = new EnumMap<>(Stage.class);
    private final Offspring offspring = new Offspring();
    private final Consumer<String> journal;
    private boolean begun;

    /** What is started first is stopped last. */
    enum Stage {
        STORES,
        SERVICES
    }

    Shutdown(Consumer<String> journal) {
        this.journal = journal;
    }

    /**
     * @throws StackException when the stop has begun
     */
    synchronized void add(Stage stage, Part part) {
        if (begun) {
            throw new StackException("interrupted while starting");
        }
        parts.computeIfAbsent(stage, s -> new ArrayList<>()).add(part);
    }

    Offspring offspring() {
        return offspring;
    }

    /** True for the first caller. */
    synchronized boolean begin() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    void run(boolean recording) {
        long started = System.nanoTime();
        var grace = recording ? RECORDING_GRACE : GRACE;
        var services = of(Stage.SERVICES);
        offspring.look(services.stream().flatMap(p -> p.process().stream()).toList());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.submit(() -> offspring.stop(grace));
            services.forEach(p -> executor.submit(() -> stop(p, grace)));
        }
        offspring.stop(grace);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            of(Stage.STORES).forEach(p -> executor.submit(() -> stop(p, grace)));
        }
        journal.accept("stopped in %.1f s".formatted((System.nanoTime() - started) / 1e9));
    }

    List<String> survivors() {
        return Stream.concat(
                        Stream.of(Stage.values())
                                .flatMap(s -> of(s).stream())
                                .filter(p -> p.process().filter(ProcessRef::alive).isPresent())
                                .map(Part::name),
                        offspring.alive().stream().map(p -> "process " + p.pid()))
                .toList();
    }

    private synchronized List<Part> of(Stage stage) {
        return List.copyOf(parts.getOrDefault(stage, List.of()));
    }

    private void stop(Part part, Duration grace) {
        try {
            part.stop(grace);
        } catch (RuntimeException e) {
            journal.accept(part.name() + " could not be stopped: " + e);
        }
    }
}
