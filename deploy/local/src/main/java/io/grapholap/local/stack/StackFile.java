package io.grapholap.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grapholap.common.json.Json;
import io.grapholap.local.process.ProcessRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and replaces {@code stack.json}. */
public final class StackFile {
    private StackFile() {}

    /** What was last written; empty if nothing, or nothing readable. */
    public static Optional<StackRecord> read(StateDir state) throws IOException {
        return read(state.stackFile());
    }

    /** The stack that is up now, or on its way; empty if its launcher is gone. */
    public static Optional<StackRecord> live(StateDir state) throws IOException {
        return read(state).filter(s -> s.launcher().alive());
    }

    static void write(StateDir state, StackRecord stack) throws IOException {
        PrivateFile.write(
                state.stackFile(),
                Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(stack));
    }

    static void delete(StateDir state) throws IOException {
        Files.deleteIfExists(state.stackFile());
    }

    /** Ends what a launcher that died left behind, and forgets it. */
    public static void sweep(StateDir state) throws IOException {
        var left = read(state);
        if (left.isPresent()) {
            left.get().parts().stream()
                    .filter(p -> !p.name().equals(PostgresPart.NAME))
                    .map(StackRecord.PartRecord::process)
                    .flatMap(Stream::ofNullable)
                    .forEach(ProcessRef::kill);
            delete(state);
        }
        PostgresLeftover.stop(state.postgres());
    }

    private static Optional<StackRecord> read(Path file) throws IOException {
        try {
            return Optional.of(
                    Json.mapper().readValue(Files.readAllBytes(file), StackRecord.class));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
