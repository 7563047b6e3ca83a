package io.grapholap.engine.networkx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grapholap.engine.algorithm.CsrGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Answers of which several are right: that each is one, and as good as that of NetworkX. */
final class Validity {
    private static final double TOLERANCE = 1e-9;

    private final CsrGraph graph;
    private final Map<String, Object> parameters;

    Validity(CsrGraph graph, Map<String, Object> parameters) {
        this.graph = graph;
        this.parameters = parameters;
    }

    /**
     * @param how which kind of answer it is, as the fixtures say it
     */
    void check(String how, Object found, Object expected) {
        switch (how) {
            case "size" -> paths(found, expected);
            case "sizes" -> {
                var paths = (List<?>) found;
                assertThat(new HashSet<>(paths)).hasSameSizeAs(paths);
                for (int i = 0; i < paths.size(); i++) {
                    assertThat(new HashSet<>((List<?>) paths.get(i)))
                            .hasSameSizeAs((List<?>) paths.get(i));
                    paths(paths.get(i), ((List<?>) expected).get(i));
                }
            }
            case "cycle" -> cycle((List<?>) found);
            case "matching" -> matching((List<?>) found);
            case "first" -> flow((List<?>) found);
            case "second" -> tree((List<?>) found);
            default -> {}
        }
    }

    /** Paths along edges, as light as those expected. */
    private void paths(Object found, Object expected) {
        if (expected instanceof Map<?, ?> map) {
            map.forEach((key, value) -> paths(((Map<?, ?>) found).get(key), value));
            return;
        }
        assertThat(length((List<?>) found))
                .isFinite()
                .isCloseTo(length((List<?>) expected), within(TOLERANCE));
    }

    private double length(List<?> path) {
        double length = 0;
        for (int i = 1; i < path.size(); i++) {
            length += lightest(path.get(i - 1), path.get(i));
        }
        return length;
    }

    /** Infinite when no edge leads there. */
    private double lightest(Object from, Object to) {
        return Lists.lightest(graph.out(), number(from), number(to));
    }

    private void cycle(List<?> edges) {
        for (int i = 0; i < edges.size(); i++) {
            var edge = (List<?>) edges.get(i);
            var next = (List<?>) edges.get((i + 1) % edges.size());
            assertThat(lightest(edge.get(0), edge.get(1))).isFinite();
            assertThat(edge.get(1)).isEqualTo(next.get(0));
        }
    }

    /** As many edges as expected is all that matters where none weighs more. */
    private void matching(List<?> edges) {
        var ends = new HashSet<Object>();
        for (var item : edges) {
            var edge = (List<?>) item;
            double there = lightest(edge.get(0), edge.get(1));
            assertThat(Math.min(there, lightest(edge.get(1), edge.get(0)))).isFinite();
            assertThat(ends.add(edge.get(0)) && ends.add(edge.get(1))).isTrue();
        }
    }

    /** Within capacities, nothing lost between source and sink, and as much as is said. */
    private void flow(List<?> found) {
        var flows = (Map<?, ?>) found.get(1);
        var balance = new double[graph.nodeCount()];
        flows.forEach((from, row) ->
                ((Map<?, ?>) row)
                        .forEach((to, amount) -> {
                            double flow = ((Number) amount).doubleValue();
                            int u = Integer.parseInt(from.toString());
                            int v = Integer.parseInt(to.toString());
                            assertThat(flow).isBetween(0.0, capacity(u, v) + TOLERANCE);
                            balance[u] -= flow;
                            balance[v] += flow;
                        }));
        double value = ((Number) found.get(0)).doubleValue();
        for (int v = 0; v < balance.length; v++) {
            double due = v == node("_s") ? -value : v == node("_t") ? value : 0;
            assertThat(balance[v]).isCloseTo(due, within(TOLERANCE));
        }
    }

    private int node(String parameter) {
        return number(parameters.getOrDefault(parameter, -1));
    }

    private double capacity(int from, int to) {
        var rows = graph.out();
        double sum = 0;
        for (int i = rows.offsets()[from]; i < rows.offsets()[from + 1]; i++) {
            sum += rows.targets()[i] == to ? rows.weight(i) : 0;
        }
        return sum;
    }

    /** Each predecessor is the last step of a lightest path. */
    private void tree(List<?> found) {
        var distances = (Map<?, ?>) found.get(1);
        ((Map<?, ?>) found.get(0))
                .forEach((node, before) -> {
                    double distance = ((Number) distances.get(node)).doubleValue();
                    if (before instanceof Number) {
                        double far = ((Number) distances.get(before.toString())).doubleValue();
                        assertThat(far + lightest(before, node))
                                .isCloseTo(distance, within(TOLERANCE));
                    } else {
                        assertThat(distance).isZero();
                    }
                });
    }

    private static int number(Object node) {
        return Integer.parseInt(node.toString());
    }
}
