package io.grapholap.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.common.json.Json;
import io.grapholap.local.demo.Demo;
import io.grapholap.local.demo.Flights;
import io.grapholap.local.demo.Platform;
import io.grapholap.local.demo.Traceparent;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged services as real processes: the main job, and processes that die in its middle. */
@Tag("e2e")
class PlatformE2eTest {
    private static final int PEOPLE = 2_000_000;
    private static final int FOLLOWS = 3_000_000;

    @TempDir private static Path directory;
    private static RunningPlatform running;
    private static Platform platform;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        running = RunningPlatform.start(directory.resolve("state"));
        platform = running.platform();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void theDemoFindsTheRightAnswers() {
        var result = new Demo(platform, System.out).run();

        assertThat(result.components()).isEqualTo(3_072);
    }

    @Test
    void oneTraceRunsFromTheWishToTheFirstQuery() throws IOException {
        var traceparent = Traceparent.random();
        var traceId = traceparent.split("-")[1];

        new Demo(running.platform(traceparent), System.out).run();

        assertThat(linesOf(running.state().log("control-plane"), traceId))
                .anyMatch(line -> line.contains("Started wrapper"));
        assertThat(linesOf(running.state().log("export-worker"), traceId))
                .anyMatch(line -> line.contains("(node) attempt 1: completed"))
                .anyMatch(line -> line.contains("(graph-build) attempt 1: completed"));
        try (var logs = Files.list(running.state().root().resolve("instances/logs"))) {
            assertThat(logs.flatMap(log -> linesOf(log, traceId).stream()))
                    .anyMatch(line -> line.contains("answers: 3376 nodes"))
                    .anyMatch(line -> line.contains("First query answered"));
        }
    }

    @Test
    void anAnalystFindsTheRightAnswersFromPython() throws Exception {
        var tour = new ProcessBuilder("sdk/test", "tour").directory(new File("../..")).inheritIO();
        var url = running.stack().record().url("control-plane");
        tour.environment().put("GRAPH_OLAP_API_URL", url.toString());

        var process = tour.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assumeThat(process.exitValue()).as("77: no Python or no PyPI").isNotEqualTo(77);
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void thePagesOfTheApiDocumentAreThere() throws Exception {
        var pages = running.stack().record().url("control-plane").resolve("/api/docs/");
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(pages).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("swagger-ui", "/api/openapi.json");
        }
    }

    private static List<String> linesOf(Path log, String text) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anExportWhoseWorkerIsKilledEndsRightAndOnce() throws Exception {
        var warehouse = running.state().warehouse();
        Tables.write(warehouse, "big", "people", "SELECT range AS id FROM range(" + PEOPLE + ")");
        Tables.write(
                warehouse,
                "big",
                "follows",
                "SELECT range %% %1$d AS a, (range * 7 + 1) %% %1$d AS b FROM range(%2$d)"
                        .formatted(PEOPLE, FOLLOWS));
        long mapping =
                platform.createMapping(
                        Mappings.of(
                                "big",
                                "SELECT id, md5(md5(md5(id::VARCHAR))) AS name"
                                        + " FROM local.big.people",
                                "SELECT a, b FROM local.big.follows"));
        long snapshot = platform.createSnapshot(mapping, "big").path("id").asLong();

        await("an export under way")
                .atMost(RunningPlatform.STARTED)
                .until(() ->
                        platform.snapshotProgress(snapshot).path("jobs_claimed").asInt() > 0
                                || platform.snapshotProgress(snapshot)
                                                .path("jobs_submitted")
                                                .asInt()
                                        > 0);
        var died = running.kill("export-worker");
        assertThat(RunningPlatform.status(platform.snapshot(snapshot)))
                .as("killed in the middle")
                .isEqualTo("creating");
        running.awaitUpAgain("export-worker", died);

        await("the snapshot")
                .atMost(RunningPlatform.EXPORTED)
                .until(() -> ended(platform.snapshot(snapshot)));
        var ready = platform.snapshot(snapshot);
        assertThat(RunningPlatform.status(ready)).as("%s", ready).isEqualTo("ready");
        assertThat(ready.path("node_counts").path("P").asLong()).isEqualTo(PEOPLE);
        assertThat(ready.path("edge_counts").path("E").asLong()).isEqualTo(FOLLOWS);
        var root = Path.of(URI.create(ready.path("gcs_path").asText()));
        await("leftovers of the dead attempt to go")
                .atMost(RunningPlatform.STARTED)
                .untilAsserted(() -> assertThat(parquet(root)).isEqualTo(named(root)));
        assertThat(prefixes(named(root))).hasSize(2);
    }

    @Test
    void aWorkerThatIsKilledWhileItLeavesRowsOutLeavesThemOutOnce() throws Exception {
        var warehouse = running.state().warehouse();
        var people = PEOPLE / 10;
        Tables.write(
                warehouse,
                "dirty",
                "people",
                "SELECT if(range %% %d = 0, NULL, range %% %d) AS id FROM range(%d)"
                        .formatted(people / 10, people, people + 1_000));
        Tables.write(
                warehouse,
                "dirty",
                "follows",
                "SELECT range AS a, range + 1 AS b FROM range(%d)".formatted(people));
        var mapping =
                new HashMap<String, Object>(
                        Mappings.of(
                                "dirty",
                                "SELECT id, 'p' AS name FROM local.dirty.people",
                                "SELECT a, b FROM local.dirty.follows"));
        mapping.put("quality_policy", "quarantine");
        long id = platform.createMapping(mapping);
        long snapshot = platform.createSnapshot(id, "dirty").path("id").asLong();

        await("the rows to be checked")
                .pollInterval(Duration.ofMillis(20))
                .atMost(RunningPlatform.EXPORTED)
                .until(() -> {
                    var phase = platform.snapshotProgress(snapshot).path("phase").asText();
                    return !Set.of("queued", "exporting").contains(phase);
                });
        var died = running.kill("export-worker");
        running.awaitUpAgain("export-worker", died);

        await("the snapshot")
                .atMost(RunningPlatform.EXPORTED)
                .until(() -> ended(platform.snapshot(snapshot)));
        var ready = platform.snapshot(snapshot);
        assertThat(RunningPlatform.status(ready)).as("%s", ready).isEqualTo("ready");
        // Ten people have no key; whoever comes twice stays once.
        assertThat(ready.path("node_counts").path("P").asLong()).isEqualTo(people - 10);
        // Each missing node takes the edges to it and from it; none leads to the first, and the
        // last edge ends nowhere.
        assertThat(ready.path("edge_counts").path("E").asLong()).isEqualTo(people - 20);
        var root = Path.of(URI.create(ready.path("gcs_path").asText()));
        await("rows that were left out to go")
                .atMost(RunningPlatform.STARTED)
                .untilAsserted(() ->
                        assertThat(parquet(root))
                                .filteredOn(file -> !file.startsWith("quarantine/"))
                                .containsExactlyElementsOf(named(root)));
        assertThat(parquet(root)).filteredOn(file -> file.startsWith("quarantine/")).hasSize(2);
    }

    @Test
    void anInstanceComesUpThoughTheControlPlaneIsKilledMeanwhile() {
        long mapping = platform.createMapping(Flights.mapping("killed meanwhile"));
        long instance = platform.createInstance(mapping, "killed meanwhile").path("id").asLong();
        await("the instance to start")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(RunningPlatform.EXPORTED)
                .until(() ->
                        !RunningPlatform.status(platform.instance(instance))
                                .equals("waiting_for_snapshot"));

        var died = running.kill("control-plane");
        running.awaitUpAgain("control-plane", died);

        await("the control plane to answer")
                .atMost(RunningPlatform.STARTED)
                .ignoreExceptions()
                .until(() -> platform.instance(instance).hasNonNull("id"));
        var ready = running.awaitRunning(instance);
        assertThat(running.count(ready, "MATCH (a:Airport) RETURN count(a)")).isEqualTo(3_376);
        platform.terminate(instance);
        awaitAtRest();
    }

    @Test
    void aSpareServesTheNextInstanceAndADeadOneIsNotMissed() throws IOException {
        long mapping = platform.createMapping(Flights.mapping("spares"));
        for (boolean killed : List.of(false, true)) {
            awaitAtRest();
            await("a spare to boot").atMost(RunningPlatform.STARTED).until(() -> spares() == 1);
            var spare = running.stack().offspring().getFirst();
            if (killed) {
                spare.kill();
                assertThat(spare.awaitEnd(Duration.ofSeconds(10))).isTrue();
            }

            long instance = platform.createInstance(mapping, "spares").path("id").asLong();

            var ready = running.awaitRunning(instance);
            assertThat(spare.alive()).isEqualTo(!killed);
            assertThat(running.count(ready, "MATCH (a:Airport) RETURN count(a)")).isEqualTo(3_376);
            platform.terminate(instance);
        }
        awaitAtRest();
    }

    /** No instance runs; a spare may. */
    private static void awaitAtRest() {
        await("processes of instances to end")
                .atMost(RunningPlatform.STARTED)
                .until(() ->
                        entries("instances/wrappers") == 0
                                && running.stack().offspring().size() <= 1);
    }

    private static long spares() throws IOException {
        return running.stack().offspring().size() == 1 ? entries("instances/spares") : 0;
    }

    private static long entries(String folder) throws IOException {
        var path = running.state().root().resolve(folder);
        if (!Files.isDirectory(path)) {
            return 0;
        }
        try (var files = Files.list(path)) {
            return files.count();
        }
    }

    private static boolean ended(JsonNode snapshot) {
        return Set.of("ready", "failed", "cancelled").contains(RunningPlatform.status(snapshot));
    }

    /** Parquet files that the manifest names, relative to the snapshot's root. */
    private static Set<String> named(Path root) throws IOException {
        var manifest = Json.mapper().readTree(root.resolve("manifest.json").toFile());
        return StreamSupport.stream(manifest.path("entities").spliterator(), false)
                .flatMap(e -> StreamSupport.stream(e.path("files").spliterator(), false))
                .map(f -> f.path("path").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Parquet files that are there. */
    private static Set<String> parquet(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".parquet"))
                    .map(f -> root.relativize(f).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> prefixes(Set<String> files) {
        var prefixes = new HashSet<String>();
        files.forEach(f -> prefixes.add(f.substring(0, f.lastIndexOf('/'))));
        return prefixes;
    }
}
