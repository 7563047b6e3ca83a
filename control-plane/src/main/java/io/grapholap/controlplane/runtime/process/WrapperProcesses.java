package io.grapholap.controlplane.runtime.process;

import io.grapholap.controlplane.runtime.LastWords;
import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.ObservedWrapper.End;
import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The child processes themselves. What is written down never lags behind what runs: the intent is
 * written before a process is made, the process itself carries its name on its command line, and
 * {@link #adopt} sorts out whatever a crash left in between. Blocking; safe for use by many
 * threads.
 */
final class WrapperProcesses {
    private static final Logger LOG = Logger.getLogger(WrapperProcesses.class);

    private sealed interface Entry {
        record Spawning() implements Entry {}

        record Alive(ProcessHandle process) implements Entry {}

        record Stopping(ProcessHandle process) implements Entry {}

        record Ended(End end) implements Entry {}
    }

    private final StateDirectory directory;
    private final ProcessTable table;
    private final Spares spares;
    private final Duration stopGrace;
    private final Clock clock;
    private final Runnable ended;
    private final Map<WrapperName, Entry> entries = new ConcurrentHashMap<>();

    /**
     * @param spares how many processes boot ahead of need
     * @param ended run whenever a wrapper ends by itself
     */
    WrapperProcesses(
            StateDirectory directory, int spares, Duration stopGrace, Clock clock, Runnable ended) {
        this.directory = directory;
        this.table = new ProcessTable(directory.root());
        this.spares = new Spares(directory, table, spares);
        this.stopGrace = stopGrace;
        this.clock = clock;
        this.ended = ended;
    }

    /** Those that boot ahead of need. */
    Spares spares() {
        return spares;
    }

    /**
     * Learns what an earlier control plane left: wrappers that still run are followed on, those
     * that ended meanwhile are known as ended, and of starts that came to nothing no trace remains,
     * nor of spares that nobody keeps any more. To be called once, before anything else.
     */
    void adopt() throws IOException {
        var alive = table.scan();
        var spares = table.spares();
        for (var written : directory.records().entrySet()) {
            var name = written.getKey();
            var record = written.getValue();
            var process =
                    record.isPresent() && record.get().spare() != null
                            ? onSpare(record.get(), spares)
                            : alive.remove(name);
            if (process != null) {
                follow(name, process, record.orElseGet(() -> intent(name)));
                watch(name, process);
            } else if (record.isPresent() && record.get().pid() != null) {
                entries.put(name, new Entry.Ended(endOf(name, "ended unwatched")));
            } else {
                Termination.now(record.map(ProcessRecord::spare).map(spares::remove));
                directory.remove(name);
            }
        }
        for (var spare : spares.values()) {
            Termination.now(Optional.of(spare));
        }
        directory.sweepSpares();
        for (var unwritten : alive.entrySet()) {
            var name = unwritten.getKey();
            directory.prepare(name, intent(name));
            follow(name, unwritten.getValue(), intent(name));
            watch(name, unwritten.getValue());
        }
    }

    /** The spare that surely was told of its instance; of an intent alone nobody knows. */
    private static @Nullable ProcessHandle onSpare(
            ProcessRecord record, Map<UUID, ProcessHandle> spares) {
        var process = spares.get(record.spare());
        return process != null && ProcessTable.same(process, record)
                ? spares.remove(record.spare())
                : null;
    }

    /**
     * Learns what another control plane of this state directory has started since. What it is about
     * to start has no process in its record yet and is left to it; what we are about to stop or
     * start ourselves is known, since a record is removed before, and made after, its entry.
     */
    void followOthers() throws IOException {
        for (var name : directory.names()) {
            if (!entries.containsKey(name)) {
                directory.record(name).filter(r -> r.pid() != null).ifPresent(r -> learn(name, r));
            }
        }
    }

    private void learn(WrapperName name, ProcessRecord record) {
        var process = ProcessTable.find(record);
        if (process.isEmpty()) {
            entries.putIfAbsent(name, new Entry.Ended(endOf(name, "ended unwatched")));
        } else if (entries.putIfAbsent(name, new Entry.Alive(process.get())) == null) {
            watch(name, process.get());
        }
    }

    List<ObservedWrapper> list() {
        return entries.entrySet().stream().map(e -> observed(e.getKey(), e.getValue())).toList();
    }

    /**
     * Starts a wrapper and returns at once: a spare if one is there, else a process of its own.
     *
     * @throws IllegalStateException if one of that name is here already
     * @throws IOException if it cannot be started; nothing is left of it then
     */
    void start(WrapperSpec spec, WrapperCommand command) throws IOException {
        var name = spec.name();
        if (entries.putIfAbsent(name, new Entry.Spawning()) != null) {
            throw new IllegalStateException("wrapper " + name + " is here already");
        }
        try {
            var spare = spares.take(WrapperShape.of(spec), command);
            if (spare.isEmpty() || !startOn(spare.get(), spec)) {
                startAnew(spec, command);
            }
        } catch (IOException e) {
            entries.remove(name);
            directory.remove(name);
            throw e;
        }
    }

    /** Whether the spare could be told; if not, nothing is left of it. */
    private boolean startOn(Spare spare, WrapperSpec spec) throws IOException {
        var name = spec.name();
        var intent = intent(name).onSpare(spare.id());
        try {
            directory.prepare(name, intent);
            directory.moveLog(spare.id(), name);
            spare.tell(spare.command().assignment(spec, directory.work(name)));
        } catch (IOException e) {
            LOG.warnf("A spare could not be used, another process is started: %s", e.getMessage());
            spares.end(spare);
            return false;
        }
        spawned(name, spare.process(), intent);
        return true;
    }

    private void startAnew(WrapperSpec spec, WrapperCommand command) throws IOException {
        var name = spec.name();
        var intent = intent(name);
        directory.prepare(name, intent);
        var work = directory.work(name);
        var marks = table.marks(name);
        var builder =
                new ProcessBuilder(command.line(WrapperShape.of(spec), marks, work.resolve("tmp")))
                        .directory(work.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .redirectOutput(Redirect.appendTo(directory.log(name).toFile()));
        builder.environment().clear();
        builder.environment().putAll(command.environment(spec, work));
        spawned(name, builder.start(), intent);
    }

    private void spawned(WrapperName name, Process process, ProcessRecord intent)
            throws IOException {
        try {
            follow(name, process.toHandle(), intent);
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
        process.onExit().thenAccept(p -> ended(name, "exit status " + p.exitValue()));
    }

    private void follow(WrapperName name, ProcessHandle process, ProcessRecord record)
            throws IOException {
        directory.write(name, record.became(process));
        entries.put(name, new Entry.Alive(process));
    }

    /** For a process that is not our child: why it ended is not told. */
    private void watch(WrapperName name, ProcessHandle process) {
        process.onExit().thenRun(() -> ended(name, "its process is gone"));
    }

    private void ended(WrapperName name, String reason) {
        var end = endOf(name, reason);
        var now =
                entries.computeIfPresent(
                        name,
                        (_, entry) -> entry instanceof Entry.Alive ? new Entry.Ended(end) : entry);
        if (now instanceof Entry.Ended e && e.end() == end) {
            LOG.infof("Wrapper %s ended: %s", name, reason);
            ended.run();
        }
    }

    /**
     * Ends a wrapper and removes all it left but its log. Returns when it is gone.
     *
     * @throws IOException if it cannot be ended or its files cannot be removed; it stays known then
     */
    void stop(WrapperName name) throws IOException {
        var now =
                entries.computeIfPresent(
                        name,
                        (_, entry) ->
                                entry instanceof Entry.Alive(var process)
                                        ? new Entry.Stopping(process)
                                        : entry);
        if (now instanceof Entry.Stopping(var process)) {
            Termination.within(stopGrace, process, "wrapper " + name);
        }
        directory.remove(name);
        entries.remove(name);
    }

    private static ObservedWrapper observed(WrapperName name, Entry entry) {
        return switch (entry) {
            case Entry.Spawning _, Entry.Alive _, Entry.Stopping _ -> ObservedWrapper.running(name);
            case Entry.Ended(var end) -> new ObservedWrapper(name, end);
        };
    }

    private End endOf(WrapperName name, String reason) {
        var lastWords = directory.lastWords(name);
        return new End(clock.instant(), LastWords.tellOfMemory(lastWords), reason, lastWords);
    }

    private ProcessRecord intent(WrapperName name) {
        return ProcessRecord.intent(name, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
