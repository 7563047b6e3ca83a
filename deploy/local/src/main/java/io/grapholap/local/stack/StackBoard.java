package io.grapholap.local.stack;

import io.grapholap.local.process.Offspring;
import io.grapholap.local.process.Part;
import io.grapholap.local.process.ProcessRef;
import io.grapholap.local.process.Supervisor;
import io.grapholap.local.process.Supervisor.PartHealth;
import io.grapholap.local.stack.StackRecord.PartRecord;
import io.grapholap.local.stack.StackRecord.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps {@code stack.json} true. */
final class StackBoard {
    private final StateDir state;
    private final Endpoints endpoints;
    private final Instant startedAt;
    private boolean ready;
    private @Nullable StackRecord shown;

    StackBoard(StateDir state, Endpoints endpoints, Instant startedAt) {
        this.state = state;
        this.endpoints = endpoints;
        this.startedAt = startedAt;
    }

    synchronized void ready() {
        ready = true;
    }

    synchronized StackRecord current() {
        if (shown == null) {
            throw new IllegalStateException("nothing was started yet");
        }
        return shown;
    }

    /**
     * Writes what has changed.
     *
     * @param starting parts that are not watched yet
     */
    synchronized void publish(List<Part> starting, Supervisor supervisor, Offspring offspring) {
        var parts = new ArrayList<PartRecord>();
        supervisor.health().forEach(h -> parts.add(watched(h)));
        starting.forEach(p -> parts.add(row(p, State.STARTING, 0)));
        offspring.alive().forEach(p -> parts.add(child(p)));
        var now = new StackRecord(ProcessRef.current(), startedAt, ready, urls(), parts);
        if (!now.equals(shown)) {
            shown = now;
            try {
                StackFile.write(state, now);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private PartRecord watched(PartHealth health) {
        var state = State.UP;
        if (health.givenUp()) {
            state = State.DOWN;
        } else if (health.waiting()) {
            state = State.RESTARTING;
        }
        return row(health.part(), state, health.restarts());
    }

    private PartRecord row(Part part, State state, int restarts) {
        return new PartRecord(
                part.name(),
                state,
                part.process().orElse(null),
                port(part.name()),
                restarts,
                part.log());
    }

    private static PartRecord child(ProcessRef process) {
        return new PartRecord("instance", State.UP, process, 0, 0, "");
    }

    private int port(String part) {
        return switch (part) {
            case PostgresPart.NAME -> endpoints.postgres();
            case "kafka" -> endpoints.kafka();
            default -> endpoints.urlsByService().get(part).getPort();
        };
    }

    private Map<String, URI> urls() {
        var urls = new LinkedHashMap<String, URI>();
        endpoints
                .urlsByService()
                .forEach((name, url) -> {
                    urls.put(name, url);
                    urls.put(name + "-management", endpoints.managementOf(name));
                });
        urls.put("postgres", URI.create("postgresql://127.0.0.1:" + endpoints.postgres()));
        urls.put("kafka", URI.create("kafka://" + endpoints.bootstrapServers()));
        return urls;
    }
}
