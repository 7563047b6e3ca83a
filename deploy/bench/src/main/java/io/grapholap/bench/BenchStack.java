package io.grapholap.bench;

import io.grapholap.bench.StackBenchmark.Running;
import io.grapholap.local.demo.Api;
import io.grapholap.local.demo.Platform;
import io.grapholap.local.stack.StackFile;
import io.grapholap.local.stack.StateDir;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A stack of its own on any free ports, with the test graph in its warehouse. */
final class BenchStack implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String SPARE_READY = "This spare waits for an instance.";
    private static final String TRACE = "00-%032x-%016x-01";

    private final Path state;
    private final Api api = new Api("alice", TRACE.formatted(System.nanoTime(), 1L));
    private final URI controlPlane;
    private final Platform platform;

    private BenchStack(Path state, URI controlPlane) {
        this.state = state;
        this.controlPlane = controlPlane;
        this.platform = new Platform(api, controlPlane);
    }

    static BenchStack start(Setting setting) throws Exception {
        var state = StackBenchmark.stateDir(setting);
        launcher("up", "--any-ports", "--state-dir", state.toString());
        try {
            var tables = Files.createDirectories(state.resolve("warehouse/bench"));
            Files.copy(setting.graph().person(), tables.resolve("person.parquet"));
            Files.copy(setting.graph().knows(), tables.resolve("knows.parquet"));
            var record = StackFile.live(new StateDir(state)).orElseThrow();
            return new BenchStack(state, record.url("control-plane"));
        } catch (Exception e) {
            launcher("down", "--state-dir", state.toString());
            throw e;
        }
    }

    /** An address of the control plane. */
    URI at(String path) {
        return URI.create(controlPlane + path);
    }

    /** Calls as the user of this benchmark. */
    Api api() {
        return api;
    }

    /** The file with the settings of a service. */
    Path settings(String service) {
        return state.resolve("config/" + service + ".properties");
    }

    /** The control plane's process. */
    long controlPlanePid() throws Exception {
        return StackFile.live(new StateDir(state)).orElseThrow().parts().stream()
                .filter(p -> p.name().equals("control-plane"))
                .map(p -> Objects.requireNonNull(p.process()).pid())
                .findFirst()
                .orElseThrow();
    }

    /** Makes a snapshot of the test graph; returns when it is ready. */
    long snapshot() {
        long mapping = platform.createMapping(mapping());
        long snapshot =
                api.post(at("/api/snapshots"), Map.of("mapping_id", mapping, "name", "bench"))
                        .at("/data/id")
                        .asLong();
        await(() -> {
            var now = platform.snapshot(snapshot);
            Benchmark.WrongAnswer.unless(
                    !now.path("status").asText().equals("failed"), now.toString());
            return now.path("status").asText().equals("ready");
        });
        return snapshot;
    }

    /** Root of the snapshot in the object store. */
    URI storeRoot(long snapshot) {
        return URI.create(platform.snapshot(snapshot).path("gcs_path").asText());
    }

    /** Starts an instance, times it from the call until it runs, and removes it again. */
    double secondsToRunning(long snapshot) {
        long start = System.nanoTime();
        var instance = startInstance(snapshot);
        double seconds = Pair.seconds(start);
        terminate(instance);
        return seconds;
    }

    /** Waits until a process that booted ahead of need says that it is ready. */
    void awaitSpare() {
        await(() -> {
            try (var logs = Files.newDirectoryStream(state.resolve("instances/spares"))) {
                for (var spare : logs) {
                    var log = spare.resolve("log");
                    if (Files.exists(log) && Files.readString(log).contains(SPARE_READY)) {
                        return true;
                    }
                }
                return false;
            } catch (IOException e) {
                return false;
            }
        });
    }

    Running startInstance(long snapshot) {
        var wish = Map.of("snapshot_id", snapshot, "name", "bench");
        long id = api.post(at("/api/instances"), wish).at("/data/id").asLong();
        await(() -> {
            var now = platform.instance(id);
            Benchmark.WrongAnswer.unless(
                    !now.path("status").asText().equals("failed"), now.toString());
            return now.path("status").asText().equals("running");
        });
        return new Running(id, URI.create(platform.instance(id).path("instance_url").asText()));
    }

    void terminate(Running instance) {
        platform.terminate(instance.id());
    }

    @Override
    public void close() throws Exception {
        launcher("down", "--state-dir", state.toString());
    }

    /** A mapping of the test graph. */
    static Map<String, ?> mapping() {
        var person =
                Map.of(
                        "label",
                        "Person",
                        "sql",
                        "SELECT id, name, age FROM local.bench.person",
                        "primary_key",
                        column("id", "INT64"),
                        "properties",
                        List.of(column("name", "STRING"), column("age", "INT64")));
        var knows =
                Map.of(
                        "type", "KNOWS",
                        "from_node", "Person",
                        "to_node", "Person",
                        "sql", "SELECT src, dst, since FROM local.bench.knows",
                        "from_key", "src",
                        "to_key", "dst",
                        "properties", List.of(column("since", "INT64")));
        return Map.of(
                "name",
                "bench",
                "node_definitions",
                List.of(person),
                "edge_definitions",
                List.of(knows));
    }

    private static Map<String, String> column(String name, String type) {
        return Map.of("name", name, "type", type);
    }

    static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            Benchmark.WrongAnswer.unless(
                    System.nanoTime() < deadline, "the platform took over " + LIMIT);
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static void launcher(String... args) throws Exception {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("-jar");
        command.add(System.getProperty("graph-olap.launcher"));
        command.addAll(List.of(args));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("launcher " + List.of(args) + " failed: " + output);
        }
    }
}
