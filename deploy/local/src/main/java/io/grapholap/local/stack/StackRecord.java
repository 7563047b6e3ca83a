package io.grapholap.local.stack;

import com.fasterxml.jackson.annotation.JsonValue;
import io.grapholap.local.process.ProcessRef;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stack to other processes; kept in {@code stack.json}.
 *
 * @param launcher the process that keeps the stack up
 * @param ready whether every part was ready once
 * @param urls addresses for people and programs, by name
 */
public record StackRecord(
        ProcessRef launcher,
        Instant startedAt,
        boolean ready,
        Map<String, URI> urls,
        List<PartRecord> parts) {
    public StackRecord {
        urls = urls == null ? Map.of() : urls;
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    /** The address of this name. */
    public URI url(String name) {
        var url = urls.get(name);
        if (url == null) {
            throw new StackException("the stack has no address named " + name);
        }
        return url;
    }

    /**
     * One part.
     *
     * @param process null while it is not started
     * @param port where it serves; 0 if the launcher does not know
     */
    public record PartRecord(
            String name,
            State state,
            @Nullable ProcessRef process,
            int port,
            int restarts,
            String log) {}

    /** How a part fares, in the eyes of the launcher. */
    public enum State {
        STARTING,
        UP,
        RESTARTING,
        DOWN;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
