package io.grapholap.engine.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grapholap.engine.algorithm.CsrGraph.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example graphs of LDBC Graphalytics with the results that its specification asks for. */
class GraphalyticsTest {
    @ParameterizedTest
    @ValueSource(strings = {"directed", "undirected"})
    void theSixAlgorithmsReturnWhatTheBenchmarkExpects(String kind) throws IOException {
        var example = Example.read(kind);
        int source = kind.equals("directed") ? 1 : 2;

        example.expect("bfs", false, Map.of("source", example.index(source)));
        example.expect("sssp", true, Map.of("source", example.index(source)));
        example.expect("wcc", false, Map.of());
        example.expect("lcc", false, Map.of());
        example.expect("cdlp", false, Map.of("max_iterations", 2));
        example.expect(
                "pagerank",
                false,
                Map.of("max_iterations", 2, "tolerance", 0.0, "damping_factor", 0.85));
    }

    /** Nodes are numbered in the order of their ids, which decides ties of labels alike. */
    private record Example(String kind, List<Integer> ids, List<String[]> edges) {

        static Example read(String kind) throws IOException {
            var edges = lines("example-" + kind + ".e");
            var ids = new TreeSet<Integer>();
            edges.forEach(edge -> {
                ids.add(Integer.valueOf(edge[0]));
                ids.add(Integer.valueOf(edge[1]));
            });
            return new Example(kind, List.copyOf(ids), edges);
        }

        int index(int id) {
            return ids.indexOf(id);
        }

        CsrGraph graph(boolean weighted) {
            var sources = edges.stream().mapToInt(e -> index(Integer.parseInt(e[0]))).toArray();
            var targets = edges.stream().mapToInt(e -> index(Integer.parseInt(e[1]))).toArray();
            var weights = edges.stream().mapToDouble(e -> Double.parseDouble(e[2])).toArray();
            return CsrGraph.of(
                    ids.size(),
                    sources,
                    targets,
                    weighted ? weights : null,
                    kind.equals("directed") ? Direction.FORWARD : Direction.UNDIRECTED);
        }

        void expect(String algorithm, boolean weighted, Map<String, ?> parameters)
                throws IOException {
            var found = (Result.PerNode) TestRuns.run(algorithm, graph(weighted), parameters);
            var expected = new TreeMap<Integer, String>();
            lines("example-" + kind + "-" + algorithm)
                    .forEach(line -> expected.put(Integer.valueOf(line[0]), line[1]));
            assertThat(expected.keySet()).containsExactlyElementsOf(ids);
            expected.forEach((id, value) -> {
                double number = found.values().get(index(id)).doubleValue();
                var what = "%s of node %d".formatted(algorithm, id);
                switch (algorithm) {
                    case "bfs" ->
                            assertThat(number < 0 ? Long.MAX_VALUE : (long) number)
                                    .as(what)
                                    .isEqualTo(Long.parseLong(value));
                    case "wcc", "cdlp" ->
                            assertThat(ids.get((int) number))
                                    .as(what)
                                    .isEqualTo(Integer.parseInt(value));
                    default -> {
                        double wanted = Double.parseDouble(value);
                        if (Double.isInfinite(wanted)) {
                            assertThat(number).as(what).isEqualTo(wanted);
                        } else {
                            assertThat(number).as(what).isCloseTo(wanted, within(1e-12));
                        }
                    }
                }
            });
        }

        private static List<String[]> lines(String file) throws IOException {
            try (InputStream in =
                    Objects.requireNonNull(
                            GraphalyticsTest.class.getResourceAsStream(
                                    "/algorithm/graphalytics/" + file),
                            file)) {
                return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                        .lines()
                        .map(line -> line.split(" "))
                        .toList();
            }
        }
    }
}
