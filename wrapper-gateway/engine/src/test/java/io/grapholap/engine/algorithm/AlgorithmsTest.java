package io.grapholap.engine.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.junit.jupiter.api.Test;

class AlgorithmsTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Map<String, Object> CONVERGED =
            Map.of("max_iterations", 1000, "tolerance", 1e-15, "damping_factor", 0.85);

    /** Four nodes, values by hand from (I - dP)^-1: node 3 is dangling, its rank goes to all. */
    @Test
    void pageRankSpreadsTheRankOfDanglingNodesEvenly() {
        var ranks = pagerank(graph(4, 0, 1, 0, 2, 1, 2, 2, 0, 2, 3), CONVERGED);
        double d = 0.85;
        for (int v = 0; v < 4; v++) {
            double fromEdges =
                    switch (v) {
                        case 0 -> ranks[2] / 2;
                        case 1 -> ranks[0] / 2;
                        case 2 -> ranks[0] / 2 + ranks[1];
                        default -> ranks[2] / 2;
                    };
            assertThat(ranks[v]).isCloseTo((1 - d) / 4 + d * (fromEdges + ranks[3] / 4), EXACT);
        }
        assertThat(Arrays.stream(ranks).sum()).isCloseTo(1, EXACT);
    }

    @Test
    void pageRankOfACycleIsEven() {
        assertThat(pagerank(graph(3, 0, 1, 1, 2, 2, 0), Map.of()))
                .containsExactly(new double[] {1 / 3d, 1 / 3d, 1 / 3d}, EXACT);
    }

    /** A star of 10: reference value of the closed form with dangling centre. */
    @Test
    void pageRankOfAStarPointingInwards() {
        var edges = new int[18];
        for (int leaf = 1; leaf < 10; leaf++) {
            edges[2 * leaf - 2] = leaf;
            edges[2 * leaf - 1] = 0;
        }
        var ranks = pagerank(graph(10, edges), CONVERGED);
        double leaf = (1 - 0.85 + 0.85 * ranks[0]) / 10;
        assertThat(ranks[1]).isCloseTo(leaf, EXACT);
        assertThat(ranks[0]).isCloseTo(leaf + 0.85 * 9 * leaf, EXACT);
    }

    @Test
    void pageRankOfParallelEdgesAndLoopsCountsEachOfThem() {
        var ranks = pagerank(graph(2, 0, 1, 0, 1, 0, 0, 1, 0), CONVERGED);
        assertThat(ranks[1]).isCloseTo(0.075 + 0.85 * ranks[0] * 2 / 3, EXACT);
    }

    /** Parallel edges, a loop, a dangling and an isolated node; values of NetworkX 3.6.1. */
    @Test
    void pageRankIsThatOfNetworkXOnAMultigraph() {
        var graph = graph(8, 0, 1, 0, 1, 0, 2, 1, 2, 2, 0, 3, 3, 3, 4, 4, 5, 6, 0, 6, 5);
        assertThat(pagerank(graph, CONVERGED))
                .containsExactly(
                        new double[] {
                            0.274561820453, 0.187621060515, 0.269306446159, 0.055714832914,
                            0.055714832914, 0.093008949195, 0.032036028925, 0.032036028925
                        },
                        EXACT);
        // stopped early, so that the rule for stopping is the same too
        assertThat(pagerank(graph, Map.of("tolerance", 1e-2)))
                .containsExactly(
                        new double[] {
                            0.257515706719, 0.167524297078, 0.243344416979, 0.069471353149,
                            0.069471353149, 0.118630447388, 0.037021212769, 0.037021212769
                        },
                        EXACT);
    }

    /** A DiGraph of NetworkX has no parallel edges: leaving the second one out gives its values. */
    @Test
    void pageRankIsThatOfNetworkXOnASimpleGraph() {
        assertThat(
                        pagerank(
                                graph(8, 0, 1, 0, 2, 1, 2, 2, 0, 3, 3, 3, 4, 4, 5, 6, 0, 6, 5),
                                CONVERGED))
                .containsExactly(
                        new double[] {
                            0.289513462833, 0.155079250629, 0.286896613665, 0.055714832914,
                            0.055714832914, 0.093008949195, 0.032036028925, 0.032036028925
                        },
                        EXACT);
    }

    @Test
    void manyThreadsFindTheSameComponentsAsOne() {
        var random = new SplittableRandom(7);
        var edges = random.ints(200_000, 0, 150_000).toArray();
        var graph = graph(150_000, edges);
        var parents = new int[150_000];
        Arrays.setAll(parents, v -> v);
        for (int i = 0; i < edges.length; i += 2) {
            int a = root(parents, edges[i]);
            int b = root(parents, edges[i + 1]);
            parents[Math.max(a, b)] = Math.min(a, b);
        }
        var expected = new long[150_000];
        Arrays.setAll(expected, v -> root(parents, v));
        for (int run = 0; run < 5; run++) {
            assertThat(Arrays.equals(wcc(graph), expected)).isTrue();
        }
    }

    private static int root(int[] parents, int node) {
        int at = node;
        while (parents[at] != at) {
            at = parents[at];
        }
        return at;
    }

    @Test
    void graphsWithoutNodesOrEdgesHaveAnswers() {
        assertThat(pagerank(graph(0), Map.of())).isEmpty();
        assertThat(pagerank(graph(4), Map.of())).containsExactly(0.25, 0.25, 0.25, 0.25);
        assertThat(wcc(graph(0))).isEmpty();
        assertThat(wcc(graph(3))).containsExactly(0, 1, 2);
    }

    @Test
    void componentsAreNamedByTheirSmallestNode() {
        assertThat(wcc(graph(6, 5, 3, 3, 4, 1, 0))).containsExactly(0, 0, 2, 3, 3, 3);
    }

    @Property(tries = 200)
    void pageRankAgreesWithJGraphT(@ForAll("graphs") Edges edges) {
        var oracle =
                new org.jgrapht.alg.scoring.PageRank<>(edges.jgrapht(), 0.85, 50, 1e-300)
                        .getScores();
        var ours = pagerank(edges.csr(), Map.of("max_iterations", 50, "tolerance", 0.0));
        oracle.forEach((node, score) -> assertThat(ours[node]).isCloseTo(score, EXACT));
        assertThat(Arrays.stream(ours).sum()).isCloseTo(1, EXACT);
    }

    @Property(tries = 200)
    void componentsAgreeWithJGraphT(@ForAll("graphs") Edges edges) {
        var ours = wcc(edges.csr());
        for (var component : new ConnectivityInspector<>(edges.jgrapht()).connectedSets()) {
            long smallest = component.stream().mapToInt(Integer::intValue).min().orElseThrow();
            component.forEach(node -> assertThat(ours[node]).isEqualTo(smallest));
        }
    }

    @Test
    void aLargeGraphGivesTheSameRanksOnEveryRun() {
        var random = new SplittableRandom(3);
        var edges = random.ints(400_000, 0, 50_000).toArray();
        assertThat(pagerank(graph(50_000, edges), Map.of()))
                .containsExactly(pagerank(graph(50_000, edges), Map.of()));
    }

    @Test
    void wrongParametersAreNamed() {
        for (var wrong :
                List.<Map<String, Object>>of(
                        Map.of("damping_factor", 1.5),
                        Map.of("max_iterations", 0),
                        Map.of("max_iterations", "many"),
                        Map.of("alpha", 1))) {
            assertThatThrownBy(() -> Algorithms.check(Algorithms.find("pagerank"), wrong))
                    .isInstanceOfSatisfying(
                            PlatformException.class,
                            e ->
                                    assertThat(e.code())
                                            .isEqualTo(ErrorCode.INVALID_ALGORITHM_PARAMETERS));
        }
        assertThatThrownBy(() -> Algorithms.info("louvaine"))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ALGORITHM_NOT_FOUND));
    }

    @Test
    void algorithmsStopWhenCancelledOrLate() {
        var cancelled = Cancellation.forever();
        cancelled.cancel();
        for (var name : List.of("pagerank", "wcc")) {
            assertThatThrownBy(() -> TestRuns.run(name, graph(1), Map.of(), new Run(cancelled)))
                    .isInstanceOf(CancellationException.class);
            assertThatThrownBy(() ->
                            TestRuns.run(
                                    name,
                                    graph(1),
                                    Map.of(),
                                    new Run(Cancellation.after(Duration.ZERO))))
                    .isInstanceOfSatisfying(
                            PlatformException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.ALGORITHM_TIMEOUT));
        }
    }

    @Test
    void everyAlgorithmHasAnAnswerForGraphsWithoutEdgesAndStops() {
        for (var info : Algorithms.list()) {
            var parameters = new HashMap<String, Object>();
            for (var parameter : info.parameters()) {
                if (parameter.required()) {
                    parameters.put(parameter.name(), parameters.size());
                }
            }
            for (int nodes : parameters.isEmpty() ? new int[] {0, 1, 3} : new int[] {3}) {
                assertThat(TestRuns.run(info.name(), graph(nodes), parameters))
                        .as(info.name())
                        .isNotNull();
            }
            var cancelled = Cancellation.forever();
            cancelled.cancel();
            assertThatThrownBy(() ->
                            TestRuns.run(info.name(), graph(3), parameters, new Run(cancelled)))
                    .as(info.name())
                    .isInstanceOf(CancellationException.class);
            assertThat(info.description()).as(info.name()).endsWith(".");
            assertThat(info.longDescription()).as(info.name()).endsWith(".");
        }
    }

    /** What makes Leiden differ: no community falls apart. */
    @Property(tries = 200)
    void communitiesOfLeidenHangTogether(@ForAll("graphs") Edges edges) {
        var communities = TestRuns.longs("leiden", edges.csr(), Map.of());
        for (long community : Arrays.stream(communities).distinct().toArray()) {
            var within = new DirectedPseudograph<Integer, DefaultEdge>(DefaultEdge.class);
            for (int v = 0; v < communities.length; v++) {
                if (communities[v] == community) {
                    within.addVertex(v);
                }
            }
            for (int i = 0; i + 1 < edges.ends().size(); i += 2) {
                if (within.containsVertex(edges.ends().get(i))
                        && within.containsVertex(edges.ends().get(i + 1))) {
                    within.addEdge(edges.ends().get(i), edges.ends().get(i + 1));
                }
            }
            assertThat(new ConnectivityInspector<>(within).isConnected()).isTrue();
        }
    }

    /** On a graph on which each of them takes seconds at the least. */
    @Test
    void aLongRunStopsWithinASecond() throws Exception {
        var random = new SplittableRandom(5);
        var graph = graph(40_000, random.ints(4_000_000, 0, 40_000).toArray());
        for (var name : List.of("betweenness", "closeness", "node_similarity")) {
            var cancellation = Cancellation.forever();
            var run = new Run(cancellation);
            Map<String, Object> parameters =
                    name.startsWith("node") ? Map.of("top_k", 1) : Map.of();
            var ending = CompletableFuture.supplyAsync(() -> ending(name, graph, parameters, run));
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> run.progress() > 0 || ending.isDone());
            cancellation.cancel();
            assertThat(ending.get(1, TimeUnit.SECONDS)).as(name).isEqualTo("cancelled");
        }
    }

    private static String ending(
            String name, CsrGraph graph, Map<String, Object> parameters, Run run) {
        try {
            TestRuns.run(name, graph, parameters, run);
            return "ran to its end";
        } catch (CancellationException | PlatformException e) {
            return "cancelled";
        }
    }

    @Test
    void aMistypedNameIsToldTheNearest() {
        assertThatThrownBy(() -> Algorithms.find("page_rank"))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e ->
                                assertThat(e.details().get("nearest").toString())
                                        .contains("pagerank"));
        assertThat(Algorithms.find("PageRank").spec().name()).isEqualTo("pagerank");
    }

    @Test
    void aWrongParameterSaysWhatWasFoundAndWhatIsAllowed() {
        assertThatThrownBy(() ->
                        Algorithms.check(
                                Algorithms.find("pagerank"), Map.of("damping_factor", 1.5)))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e ->
                                assertThat(e.details())
                                        .containsEntry("parameter", "damping_factor")
                                        .containsEntry("value", 1.5)
                                        .containsEntry("min", 0L)
                                        .containsEntry("max", 1L));
    }

    @Provide
    Arbitrary<Edges> graphs() {
        return Arbitraries.integers()
                .between(1, 30)
                .flatMap(n ->
                        Arbitraries.integers()
                                .between(0, n - 1)
                                .list()
                                .ofMaxSize(120)
                                .map(ends -> new Edges(n, ends)));
    }

    /** Edges as pairs in one list; an odd last end is left out. */
    record Edges(int nodes, List<Integer> ends) {
        CsrGraph csr() {
            return graph(
                    nodes,
                    ends.stream()
                            .limit(ends.size() / 2 * 2L)
                            .mapToInt(Integer::intValue)
                            .toArray());
        }

        DirectedPseudograph<Integer, DefaultEdge> jgrapht() {
            var graph = new DirectedPseudograph<Integer, DefaultEdge>(DefaultEdge.class);
            for (int v = 0; v < nodes; v++) {
                graph.addVertex(v);
            }
            for (int i = 0; i + 1 < ends.size(); i += 2) {
                graph.addEdge(ends.get(i), ends.get(i + 1));
            }
            return graph;
        }
    }

    private static CsrGraph graph(int nodes, int... ends) {
        var sources = new int[ends.length / 2];
        var targets = new int[ends.length / 2];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = ends[2 * i];
            targets[i] = ends[2 * i + 1];
        }
        return CsrGraph.of(nodes, sources, targets);
    }

    private static double[] pagerank(CsrGraph graph, Map<String, Object> parameters) {
        return TestRuns.doubles("pagerank", graph, parameters);
    }

    private static long[] wcc(CsrGraph graph) {
        return TestRuns.longs("wcc", graph, Map.of());
    }
}
