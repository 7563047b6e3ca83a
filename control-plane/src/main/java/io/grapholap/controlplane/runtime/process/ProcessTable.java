package io.grapholap.controlplane.runtime.process;

import io.grapholap.controlplane.runtime.WrapperName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The processes of this machine that are wrappers of one state directory. Each carries its name and
 * that directory on its command line, so that one is known even if its record was never written,
 * and nobody else's process is ever taken for one. A spare carries an id of its own instead, also
 * when it has become a wrapper.
 */
final class ProcessTable {
    private static final String NAME_OPTION = "-Dgraph-olap.wrapper=";
    private static final String SPARE_OPTION = "-Dgraph-olap.wrapper.spare=";
    private static final String HOME_OPTION = "-Dgraph-olap.wrapper.state-dir=";
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private final Path stateDir;

    ProcessTable(Path stateDir) {
        this.stateDir = stateDir;
    }

    /** What marks a process as this wrapper; to stand on its command line. */
    List<String> marks(WrapperName name) {
        return List.of(NAME_OPTION + name, HOME_OPTION + stateDir);
    }

    /** What marks a process as this spare; to stand on its command line. */
    List<String> spareMarks(UUID id) {
        return List.of(SPARE_OPTION + id, HOME_OPTION + stateDir);
    }

    /** Every living wrapper of this state directory that never was a spare. */
    Map<WrapperName, ProcessHandle> scan() {
        return scan(NAME_OPTION, WrapperName::parse);
    }

    /** Every living spare of this state directory, and every wrapper that was one. */
    Map<UUID, ProcessHandle> spares() {
        return scan(SPARE_OPTION, ProcessTable::id);
    }

    /** The process of a record; empty once it has ended. */
    static Optional<ProcessHandle> find(ProcessRecord record) {
        return Optional.ofNullable(record.pid())
                .flatMap(ProcessHandle::of)
                .filter(process -> process.isAlive() && same(process, record));
    }

    /** Whether this is the process that started then, and not a later one with its number. */
    static boolean same(ProcessHandle process, ProcessRecord record) {
        return record.pid() != null
                && record.pid() == process.pid()
                && (record.startedAt() == null || near(record.startedAt(), process));
    }

    private <T> Map<T, ProcessHandle> scan(String option, Function<String, Optional<T>> spelledBy) {
        var found = new HashMap<T, ProcessHandle>();
        ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .forEach(p ->
                        option(p, option).flatMap(spelledBy).ifPresent(key -> found.put(key, p)));
        return found;
    }

    private Optional<String> option(ProcessHandle process, String option) {
        var arguments = arguments(process);
        return arguments.contains(HOME_OPTION + stateDir)
                ? arguments.stream()
                        .filter(a -> a.startsWith(option))
                        .findFirst()
                        .map(a -> a.substring(option.length()))
                : Optional.empty();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Start times are derived from the wall clock, which may have been set since. */
    private static boolean near(Instant startedAt, ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(s -> Duration.between(s, startedAt).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .orElse(true);
    }

    private static List<String> arguments(ProcessHandle process) {
        var linux = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (Files.isReadable(linux)) {
            try {
                return List.of(Files.readString(linux, StandardCharsets.UTF_8).split("\0"));
            } catch (IOException gone) {
                return List.of();
            }
        }
        return process.info().arguments().map(List::of).orElse(List.of());
    }
}
