package io.grapholap.bench;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.DataFile;
import io.grapholap.common.json.Json;
import io.grapholap.engine.build.GraphBuildMain;
import io.grapholap.engine.build.GraphBuildRequest;
import io.grapholap.engine.build.GraphBuildResult;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.SnapshotManifest;
import io.grapholap.local.stack.GraphBuildJvm;
import io.grapholap.local.stack.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The child process that builds a snapshot's graph, against a like process in which the engine
 * copies the files alone.
 */
final class GraphBuildBenchmark implements Benchmark {
    private static final String ENGINE = "ryugraph";
    private static final long BUFFER_POOL = 1L << 30;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final PropertyDefinition ID = new PropertyDefinition("id", "INT64");
    private static final PropertyDefinition NAME = new PropertyDefinition("name", "STRING");
    private static final PropertyDefinition AGE = new PropertyDefinition("age", "INT64");
    private static final PropertyDefinition SINCE = new PropertyDefinition("since", "INT64");

    @Override
    public String name() {
        return "graph-build";
    }

    @Override
    public List<Outcome> run(Setting setting) throws Exception {
        var directory = Scratch.empty(setting.directory().resolve("graph-build"));
        var store = ObjectStore.of(directory.resolve("store").toUri());
        snapshot(setting, store);
        WrongAnswer.unless(
                build(directory, "counts").equals(copy(setting, directory, "counts")),
                "the built graph has other numbers of nodes and edges");

        var pair =
                Pair.measure(
                        setting.repetitions(),
                        () -> timed(() -> build(directory, "timed")),
                        () -> timed(() -> copy(setting, directory, "timed")));
        return List.of(
                Outcome.speed(
                        "graph build of %d M nodes, %d M edges, over the engine's COPY"
                                .formatted(
                                        setting.graph().nodes() / 1_000_000,
                                        setting.graph().edges() / 1_000_000),
                        pair.ours,
                        pair.reference,
                        0.9));
    }

    /** Something that yields the numbers of nodes and edges as text. */
    private interface Build {
        String run() throws Exception;
    }

    private static double timed(Build build) throws Exception {
        long start = System.nanoTime();
        build.run();
        return Pair.seconds(start);
    }

    private static String build(Path directory, String name) throws Exception {
        var output = Scratch.empty(directory.resolve("ours-" + name));
        var request =
                new GraphBuildRequest(
                        directory.resolve("store").toUri(),
                        ENGINE,
                        output.toString(),
                        BUFFER_POOL,
                        THREADS);
        var file = directory.resolve("request.json");
        Json.mapper().writeValue(file.toFile(), request);
        var result =
                Json.mapper()
                        .readValue(
                                child(worker(), GraphBuildMain.class, file.toString()),
                                GraphBuildResult.class);
        return result.nodeCount() + " " + result.edgeCount();
    }

    private static String copy(Setting setting, Path directory, String name) throws Exception {
        var output = Scratch.empty(directory.resolve("reference-" + name));
        return child(
                List.of("-cp", System.getProperty("java.class.path")),
                EngineCopy.class,
                setting.graph().person().toString(),
                setting.graph().knows().toString(),
                output.resolve("graph.db").toString(),
                Long.toString(BUFFER_POOL),
                Integer.toString(THREADS));
    }

    /** How a packaged worker starts the process: the engine's jar, and the cache made of it. */
    private static List<String> worker() throws IOException {
        var launcher = Path.of(System.getProperty("graph-olap.launcher")).toAbsolutePath();
        var home = new Home(launcher.resolve("../../../../.."));
        var libraries = home.root().resolve("export-worker/target/quarkus-app/lib/main");
        try (var engines = Files.newDirectoryStream(libraries, "*.graph-olap-engine-*.jar")) {
            var options = new ArrayList<>(GraphBuildJvm.flags(home));
            options.addAll(List.of("-cp", engines.iterator().next().toString()));
            return options;
        }
    }

    /** What a JVM of its own prints. Its standard input stays open, as the build process wants. */
    private static String child(List<String> options, Class<?> main, String... args)
            throws Exception {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(args));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    main.getSimpleName() + " exited with " + process.exitValue());
        }
        return printed;
    }

    /** The test graph as a finished snapshot. */
    private static void snapshot(Setting setting, ObjectStore store) {
        var person = new NodeDefinition("Person", "SELECT 1", ID, List.of(NAME, AGE));
        var knows =
                new EdgeDefinition(
                        "KNOWS", "Person", "Person", "SELECT 1", "src", "dst", List.of(SINCE));
        var mapping = new MappingDefinition(List.of(person), List.of(knows));
        var nodes =
                entity(
                        store,
                        mapping,
                        EntityKind.NODE,
                        "Person",
                        setting.graph().person(),
                        setting.graph().nodes());
        var edges =
                entity(
                        store,
                        mapping,
                        EntityKind.EDGE,
                        "KNOWS",
                        setting.graph().knows(),
                        setting.graph().edges());
        new SnapshotManifest(
                        SnapshotManifest.FORMAT, 1, mapping, List.of(nodes, edges), Instant.now())
                .write(store);
    }

    private static SnapshotManifest.Entity entity(
            ObjectStore store,
            MappingDefinition mapping,
            EntityKind kind,
            String name,
            Path file,
            long rows) {
        var path = (kind == EntityKind.NODE ? "nodes/" : "edges/") + name + "/bench/part-0.parquet";
        var stored = store.put(file, path);
        var columns =
                mapping.entities().stream()
                        .filter(e -> e.kind() == kind)
                        .findFirst()
                        .orElseThrow()
                        .columns(mapping);
        return new SnapshotManifest.Entity(
                kind,
                name,
                columns,
                rows,
                stored.bytes(),
                List.of(new DataFile(path, rows, stored.bytes(), stored.crc32c())),
                List.of());
    }
}
