package io.grapholap.controlplane.runtime.process;

import io.grapholap.common.json.Json;
import io.grapholap.controlplane.runtime.LastWords;
import io.grapholap.controlplane.runtime.WrapperName;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of the process runtime: {@code wrappers/<name>/{record.json,work/}} for each wrapper,
 * {@code logs/<name>.log} also afterwards, {@code spares/<id>} for each process that booted ahead
 * of need. A record is replaced as a whole or not at all.
 */
final class StateDirectory {
    private static final String RECORD = "record.json";
    private static final int TAIL_BYTES = 8 * 1024;

    private final Path root;

    StateDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    /** Scratch directory of a wrapper. */
    Path work(WrapperName name) {
        return home(name).resolve("work");
    }

    Path log(WrapperName name) {
        return root.resolve("logs").resolve(name + ".log");
    }

    /** Makes room for a wrapper and writes down that it is to be started. */
    void prepare(WrapperName name, ProcessRecord intent) throws IOException {
        Files.createDirectories(work(name).resolve("tmp"));
        Files.createDirectories(log(name).getParent());
        write(name, intent);
    }

    void write(WrapperName name, ProcessRecord record) throws IOException {
        var next = home(name).resolve(RECORD + ".next");
        Files.write(next, Json.mapper().writeValueAsBytes(record));
        Files.move(
                next,
                home(name).resolve(RECORD),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Directory of a process that booted ahead of need. */
    Path spare(UUID id) {
        return root.resolve("spares").resolve(id.toString());
    }

    void prepareSpare(UUID id) throws IOException {
        Files.createDirectories(spare(id).resolve("tmp"));
    }

    /** The log of a spare goes on as that of the wrapper it has become. */
    void moveLog(UUID spare, WrapperName name) throws IOException {
        Files.move(spare(spare).resolve("log"), log(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes all that a spare left; harmless when there is nothing. */
    void removeSpare(UUID id) throws IOException {
        delete(spare(id));
    }

    /** Removes what spares left that neither live nor have become wrappers. */
    void sweepSpares() throws IOException {
        var all = root.resolve("spares");
        if (!Files.isDirectory(all)) {
            return;
        }
        var used =
                records().values().stream()
                        .flatMap(Optional::stream)
                        .map(ProcessRecord::spare)
                        .filter(Objects::nonNull)
                        .map(UUID::toString)
                        .collect(Collectors.toSet());
        try (var homes = Files.list(all)) {
            for (var home : homes.toList()) {
                if (!used.contains(home.getFileName().toString())) {
                    delete(home);
                }
            }
        }
    }

    /** Every wrapper with a directory, and its record if that was written before a crash. */
    Map<WrapperName, Optional<ProcessRecord>> records() throws IOException {
        var found = new LinkedHashMap<WrapperName, Optional<ProcessRecord>>();
        for (var name : names()) {
            found.put(name, record(name));
        }
        return found;
    }

    /** Every wrapper with a directory. */
    List<WrapperName> names() throws IOException {
        if (!Files.isDirectory(root.resolve("wrappers"))) {
            return List.of();
        }
        try (var homes = Files.list(root.resolve("wrappers"))) {
            return homes.sorted()
                    .map(home -> WrapperName.parse(home.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** What is written down of a wrapper; empty if there is nothing that can be read. */
    Optional<ProcessRecord> record(WrapperName name) {
        return read(home(name).resolve(RECORD));
    }

    /** Removes all that a wrapper left but its log; harmless when there is nothing. */
    void remove(WrapperName name) throws IOException {
        var spare = record(name).map(ProcessRecord::spare);
        if (spare.isPresent()) {
            removeSpare(spare.get());
        }
        delete(home(name));
    }

    private static void delete(Path home) throws IOException {
        if (!Files.exists(home)) {
            return;
        }
        try (var paths = Files.walk(home)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            if (Files.exists(home)) {
                throw new IOException("cannot remove " + home, e);
            }
        }
    }

    /** Removes the oldest logs beyond {@code kept}; those of wrappers still here are left. */
    void pruneLogs(int kept) throws IOException {
        var logs = root.resolve("logs");
        if (!Files.isDirectory(logs)) {
            return;
        }
        try (Stream<Path> files = Files.list(logs)) {
            var ended =
                    files.filter(f -> !Files.exists(homeOf(f)))
                            .sorted(Comparator.comparing(StateDirectory::modified).reversed())
                            .toList();
            for (var old : ended.subList(Math.min(kept, ended.size()), ended.size())) {
                Files.deleteIfExists(old);
            }
        }
    }

    /** The last line of a wrapper's log that says something; null when there is none. */
    @Nullable String lastWords(WrapperName name) {
        try (var file = new RandomAccessFile(log(name).toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            var tail = new byte[(int) Math.min(file.length(), TAIL_BYTES)];
            file.readFully(tail);
            return LastWords.of(new String(tail, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return null;
        }
    }

    private Path home(WrapperName name) {
        return root.resolve("wrappers").resolve(name.toString());
    }

    private Path homeOf(Path log) {
        var file = log.getFileName().toString();
        return root.resolve("wrappers").resolve(file.replaceFirst("\\.log$", ""));
    }

    private static Optional<ProcessRecord> read(Path file) {
        try {
            return Optional.of(Json.mapper().readValue(file.toFile(), ProcessRecord.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
