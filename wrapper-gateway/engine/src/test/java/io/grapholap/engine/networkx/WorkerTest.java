package io.grapholap.engine.networkx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.algorithm.Algorithms;
import io.grapholap.engine.algorithm.Cancellation;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.NodeNames;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Functions that NetworkX itself computes, against what it answered without us in between. */
class WorkerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MEMORY = 1536L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Lists, tuples, dicts, dicts of dicts, graphs, sets, matrices, generators, numbers, texts. */
    private static final Set<String> EVERY_SHAPE =
            Set.of(
                    "approximation.treewidth_min_degree",
                    "bipartite.sets",
                    "bipartite.density",
                    "check_planarity",
                    "community.girvan_newman",
                    "degree_mixing_dict",
                    "dispersion",
                    "edge_disjoint_paths",
                    "is_chordal",
                    "laplacian_matrix",
                    "line_graph",
                    "load_centrality",
                    "triadic_census",
                    "weisfeiler_lehman_graph_hash");

    @TestFactory
    Stream<DynamicTest> answersOfEveryShapeAreThoseOfNetworkX() throws IOException {
        var python = Pythons.required();
        var reference = reference();
        return EVERY_SHAPE.stream()
                .sorted()
                .map(name ->
                        DynamicTest.dynamicTest(name, () -> check(python, reference, name, 1)));
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> allAnswersAreThoseOfNetworkX() throws IOException {
        var python = Pythons.required();
        var reference = reference();
        return reference.path("cases").properties().stream()
                .map(f ->
                        DynamicTest.dynamicTest(
                                f.getKey(), () -> check(python, reference, f.getKey(), 3)));
    }

    @Test
    void aCallWithoutPythonSaysHowToGetIt() {
        assertThatThrownBy(() -> run(PythonWorker.absent(), "is_chordal", path(3), Run.forever()))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
                            assertThat(e).hasMessageContaining("make networkx");
                        });
    }

    @Test
    void whatNetworkXRefusesIsSaidInTheNamesOfNodes() {
        var worker = worker(Pythons.required(), MEMORY);
        var names =
                new NodeNames() {
                    @Override
                    public int index(String parameter, Object name) {
                        return name.equals("A") ? 0 : 2;
                    }

                    @Override
                    public Object name(int index) {
                        return List.of("A", "B", "C").get(index);
                    }
                };

        assertThatThrownBy(() ->
                        Algorithms.run(
                                NetworkX.find("edge_disjoint_paths").with(worker),
                                CsrGraph.of(3, new int[] {0}, new int[] {1}),
                                Map.of("s", "A", "t", "C"),
                                names,
                                Run.forever()))
                .hasMessageContaining("NetworkXNoPath");
    }

    @Test
    void aLongListEndsWithItsBudget() {
        var worker = worker(Pythons.required(), MEMORY);

        var found = (Result.Structured) run(worker, "all_triads", path(60), Run.forever());

        assertThat(found.truncated()).isTrue();
    }

    @Test
    void whatNeedsTooMuchMemoryFailsAlone() {
        var python = Pythons.required();

        assertThatThrownBy(() ->
                        run(
                                worker(python, 400L << 20),
                                "to_numpy_array",
                                path(9_000),
                                Run.forever()))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INSUFFICIENT_MEMORY));
        assertThatThrownBy(() ->
                        run(worker(python, 200L << 20), "is_chordal", path(90_000), Run.forever()))
                .hasMessageContaining("Choose fewer labels");
    }

    @Test
    void aCancelledOrLateCallLeavesNoProcess() {
        var worker = worker(Pythons.required(), MEMORY);
        var cancellation = Cancellation.forever();
        var canceller =
                Thread.ofPlatform()
                        .start(() -> {
                            await().atMost(PATIENCE).until(() -> workers().findAny().isPresent());
                            cancellation.cancel();
                        });

        assertThatThrownBy(() -> run(worker, "chordless_cycles", dense(), new Run(cancellation)))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() ->
                        run(
                                worker,
                                "chordless_cycles",
                                dense(),
                                new Run(Cancellation.after(Duration.ofSeconds(1)))))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ALGORITHM_TIMEOUT));
        await().atMost(PATIENCE).until(() -> workers().findAny().isEmpty());
        assertThat(canceller.isInterrupted()).isFalse();
    }

    @Test
    void aProcessEndsWithTheOneThatStartedIt() throws Exception {
        var python = Pythons.required();
        var parent =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Endless.class.getName(),
                                python.toString())
                        .redirectErrorStream(true)
                        .start();
        try {
            await().atMost(PATIENCE).until(() -> parent.toHandle().children().count() == 1);
            var worker = parent.toHandle().children().findFirst().orElseThrow();
            parent.destroyForcibly();
            await().atMost(PATIENCE).until(() -> !worker.isAlive());
        } finally {
            parent.destroyForcibly();
        }
    }

    /** A program that computes what takes for ever. */
    static final class Endless {
        public static void main(String... args) {
            run(worker(Path.of(args[0]), MEMORY), "chordless_cycles", dense(), Run.forever());
        }
    }

    private static Stream<ProcessHandle> workers() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").contains("python"));
    }

    private static void check(Path python, JsonNode reference, String name, int atMost) {
        var cases = reference.path("cases").path(name);
        assertThat(cases).isNotEmpty();
        for (int i = 0; i < Math.min(atMost, cases.size()); i++) {
            var c = cases.get(i);
            var graph = graph(reference.path("graphs").path(c.path(0).asInt()));
            var given = JSON.convertValue(c.path(1), new TypeReference<Map<String, Object>>() {});
            var found =
                    (Result.Structured)
                            Algorithms.run(
                                    NetworkX.find(name).with(worker(python, MEMORY)),
                                    graph,
                                    given,
                                    NodeNames.numbers(graph.nodeCount()),
                                    Run.forever());
            assertThat(found.value()).isNotInstanceOf(Value.Node.class);
            Agreement.check(Agreement.plain(found.value()), Agreement.plain(c.path(2)), "");
        }
    }

    private static Result run(PythonWorker worker, String name, CsrGraph graph, Run run) {
        return Algorithms.run(
                NetworkX.find(name).with(worker),
                graph,
                Map.of(),
                NodeNames.numbers(graph.nodeCount()),
                run);
    }

    private static PythonWorker worker(Path python, long memoryBytes) {
        return new PythonWorker(new PythonWorker.Settings(python, memoryBytes));
    }

    private static CsrGraph path(int n) {
        return CsrGraph.of(n, IntStream.range(0, n - 1).toArray(), IntStream.range(1, n).toArray());
    }

    /** A grid: it has more cycles without chords than anyone can count. */
    private static CsrGraph dense() {
        int side = 40;
        var edges = new Edges(64, false);
        for (int v = 0; v < side * side; v++) {
            if (v % side + 1 < side) {
                edges.add(v, v + 1);
            }
            if (v + side < side * side) {
                edges.add(v, v + side);
            }
        }
        return Form.made(side * side, edges, CsrGraph.Direction.UNDIRECTED);
    }

    private static CsrGraph graph(JsonNode node) {
        var edges = new Edges(32, false);
        node.path("edges").forEach(e -> edges.add(e.get(0).asInt(), e.get(1).asInt()));
        return Form.made(
                node.path("nodes").asInt(),
                edges,
                node.path("directed").asBoolean()
                        ? CsrGraph.Direction.FORWARD
                        : CsrGraph.Direction.UNDIRECTED);
    }

    private static JsonNode reference() throws IOException {
        var reference = JSON.readTree(WorkerTest.class.getResource("/networkx/worker-cases.json"));
        assertThat(reference.path("networkx").asText()).isEqualTo(NetworkX.VERSION);
        return reference;
    }
}
