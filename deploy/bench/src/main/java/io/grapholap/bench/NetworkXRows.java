package io.grapholap.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapholap.engine.algorithm.Algorithms;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.NodeNames;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.Value;
import io.grapholap.engine.networkx.NetworkX;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Functions that have the same name in NetworkX, against NetworkX itself, on a graph of 100,000
 * nodes and 500,000 edges that both have built. Without the Python of {@code make networkx} there
 * are no such rows, and a word on it.
 */
final class NetworkXRows {
    private static final int NODES = 100_000;
    private static final int EDGES = 500_000;
    private static final int STEP = 9973;
    private static final int REPETITIONS = 3;
    private static final double BAR = 50;
    private static final Path PYTHON = Path.of("deploy/networkx/target/venv/bin/python");

    /** What the script calls with parameters of its own. */
    private static final Map<String, Map<String, Object>> PARAMETERS =
            Map.of(
                    "pagerank", Map.of("tol", 1e-12, "max_iter", 1000),
                    "eigenvector_centrality", Map.of("tol", 1e-10, "max_iter", 1000),
                    "katz_centrality", Map.of("alpha", 0.05, "tol", 1e-8),
                    "single_source_shortest_path_length", Map.of("source", 0),
                    "single_source_dijkstra_path_length", Map.of("source", 0));

    /** What the script calls on the graph without directions. */
    private static final Set<String> UNDIRECTED =
            Set.of(
                    "eigenvector_centrality",
                    "core_number",
                    "onion_layers",
                    "triangles",
                    "clustering",
                    "average_clustering",
                    "transitivity",
                    "number_connected_components",
                    "average_neighbor_degree",
                    "degree_assortativity_coefficient");

    private NetworkXRows() {}

    static List<Outcome> run() throws IOException {
        if (!Files.isExecutable(PYTHON)) {
            System.err.println("The rows of NetworkX are NOT RUN: make networkx installs it.");
            return List.of();
        }
        var sources = new int[EDGES];
        var targets = new int[EDGES];
        distinct(sources, targets);
        var directed = CsrGraph.of(NODES, sources, targets);
        var undirected = CsrGraph.of(NODES, sources, targets, null, CsrGraph.Direction.UNDIRECTED);
        var outcomes = new ArrayList<Outcome>();
        var ratios = new Samples();
        for (var theirs : theirs(sources, targets).entrySet()) {
            var name = theirs.getKey();
            var graph = UNDIRECTED.contains(name) ? undirected : directed;
            compare(name, run(name, graph), theirs.getValue().path("answer"));
            var ours = new Samples();
            for (int i = 0; i < REPETITIONS; i++) {
                long start = System.nanoTime();
                run(name, graph);
                ours.add(Pair.seconds(start));
            }
            var reference = new Samples();
            reference.add(theirs.getValue().path("seconds").asDouble());
            ratios.add(reference.median() / ours.median());
            outcomes.add(Outcome.beside("NetworkX: " + name, ours, reference));
        }
        outcomes.add(
                Outcome.ratio(
                        "NetworkX: median of " + outcomes.size() + " functions, 100 k / 500 k",
                        ratios.median(),
                        BAR));
        return outcomes;
    }

    /** Edges without loops, no two between the same nodes, whatever their direction. */
    private static void distinct(int[] sources, int[] targets) {
        var random = new SplittableRandom(11);
        var known = new TreeSet<Long>();
        for (int i = 0; i < EDGES; ) {
            int u = random.nextInt(NODES);
            int v = random.nextInt(NODES);
            if (u != v && known.add((long) Math.min(u, v) * NODES + Math.max(u, v))) {
                sources[i] = u;
                targets[i++] = v;
            }
        }
    }

    private static Value run(String name, CsrGraph graph) {
        var result =
                Algorithms.run(
                        NetworkX.find(name),
                        graph,
                        PARAMETERS.getOrDefault(name, Map.of()),
                        NodeNames.numbers(NODES),
                        Run.forever());
        return ((Result.Structured) result).value();
    }

    /** What NetworkX answers and how long it takes, by name, in the order of the script. */
    private static Map<String, JsonNode> theirs(int[] sources, int[] targets) throws IOException {
        var process =
                new ProcessBuilder(PYTHON.toString(), "-I", "-c", script())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            var numbers = ByteBuffer.allocate(4 * (2 + 2 * EDGES)).order(ByteOrder.LITTLE_ENDIAN);
            numbers.putInt(NODES).putInt(EDGES);
            for (int source : sources) {
                numbers.putInt(source);
            }
            for (int target : targets) {
                numbers.putInt(target);
            }
            try (var in = process.getOutputStream()) {
                in.write(numbers.array());
            }
            var json = new ObjectMapper();
            var found = new LinkedHashMap<String, JsonNode>();
            for (var line : process.inputReader().lines().toList()) {
                var node = json.readTree(line);
                found.put(node.path("name").asText(), node);
            }
            return found;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String script() throws IOException {
        try (var in =
                Objects.requireNonNull(
                        NetworkXRows.class.getResourceAsStream("networkx_times.py"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void compare(String name, Value ours, JsonNode theirs) {
        for (int i = 0; i < theirs.size(); i++) {
            var expected = theirs.get(i);
            double wanted = expected.isNull() ? Double.NaN : expected.asDouble();
            double found = figure(ours, i * STEP);
            Benchmark.WrongAnswer.unless(
                    expected.isNull()
                            ? found < 0 || Double.isInfinite(found)
                            : Math.abs(found - wanted) <= 1e-5 * Math.max(Math.abs(wanted), 1e-4),
                    name + " says " + found + ", the reference says " + wanted);
        }
    }

    private static double figure(Value value, int node) {
        return switch (value) {
            case Value.NodeDict(var values, var _) -> values.get(node).doubleValue();
            case Value.Scalar(Number number) -> number.doubleValue();
            case Value.Scalar(Boolean flag) -> flag ? 1 : 0;
            default -> throw new IllegalStateException("no number per node: " + value);
        };
    }
}
