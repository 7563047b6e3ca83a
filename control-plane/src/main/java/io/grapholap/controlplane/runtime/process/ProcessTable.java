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
import org.jspecify.annotations.Nullable;

/**
 * The processes of this machine that are wrappers of one state directory. Each carries its name and
 * that directory on its command line, so that one is known even if its record was never written,
 * and nobody else's process is ever taken for one.
 */
final class ProcessTable {
    private static final String NAME_OPTION = "-Dgraph-olap.wrapper=";
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

    /** The process of a record, if it is still the same one and alive. */
    Optional<ProcessHandle> find(WrapperName name, long pid, @Nullable Instant startedAt) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(p -> startedAt == null || near(startedAt, p))
                .filter(p -> arguments(p).containsAll(marks(name)));
    }

    /** Every living wrapper of this state directory, whatever was written down. */
    Map<WrapperName, ProcessHandle> scan() {
        var found = new HashMap<WrapperName, ProcessHandle>();
        ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .forEach(p -> nameOf(p).ifPresent(name -> found.put(name, p)));
        return found;
    }

    private Optional<WrapperName> nameOf(ProcessHandle process) {
        var arguments = arguments(process);
        return arguments.contains(HOME_OPTION + stateDir)
                ? arguments.stream()
                        .filter(a -> a.startsWith(NAME_OPTION))
                        .findFirst()
                        .flatMap(a -> WrapperName.parse(a.substring(NAME_OPTION.length())))
                : Optional.empty();
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
