package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.TestGraphs.column;
import static io.grapholap.engine.TestGraphs.parquet;
import static io.grapholap.engine.TestGraphs.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.NodeValues;
import io.grapholap.engine.QueryRequest;
import io.grapholap.engine.TestGraphs;
import io.grapholap.engine.Topology;
import io.grapholap.engine.TopologyRequest;
import io.grapholap.engine.algorithm.Algorithms;
import io.grapholap.engine.algorithm.Cancellation;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.NodeNames;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A middling graph: readers, a writer and checkpoints at the same time. */
class ConcurrencyTest {
    private static final int NODES = 20_000;
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path directory;

    @Test
    void readersSeeAllValuesOfOneWriteOrNone() throws Exception {
        try (var engine = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var topology = engine.topology(TopologyRequest.everything(), SOON);
            write(engine, topology, 0);
            var stop = new AtomicBoolean();
            var readers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 4; i++) {
                readers.add(threads.submit(reader(engine, stop)));
            }
            for (int value = 1; value <= 5; value++) {
                write(engine, topology, value);
                engine.checkpoint();
            }
            stop.set(true);
            for (var reader : readers) {
                assertThat(reader.get()).as("queries answered").isPositive();
            }
            assertThat(engine.checkpoint()).isTrue();
            assertThat(marks(engine)).containsExactly(5L, 5L);
        }
    }

    private static NodeValues ranks(CsrGraph graph) {
        var result =
                Algorithms.run(
                        Algorithms.find("pagerank"),
                        graph,
                        Map.of(),
                        NodeNames.numbers(graph.nodeCount()),
                        new Run(Cancellation.after(SOON)));
        return ((Result.PerNode) result).values();
    }

    @Test
    void ranksOfAWholeGraphAreWrittenBackAndQueried() {
        try (var engine = open()) {
            var topology = engine.topology(TopologyRequest.everything(), SOON);
            var graph = CsrGraph.of(topology, CsrGraph.Direction.FORWARD);
            var ranks = ranks(graph);
            engine.setNodeProperty(topology, "rank", ranks, SOON);
            var rows =
                    engine.query(
                                    query(
                                            "MATCH (n:N) RETURN sum(n.rank), count(n.rank), max(n.rank)"))
                            .rows();
            double max = 0;
            for (int i = 0; i < ranks.size(); i++) {
                max = Math.max(max, ranks.get(i).doubleValue());
            }
            assertThat((Double) rows.getFirst().get(0)).isBetween(0.999999, 1.000001);
            assertThat(rows.getFirst().get(1)).isEqualTo((long) NODES);
            assertThat(rows.getFirst().get(2)).isEqualTo(max);
        }
    }

    /** So many nodes that the engine shares the work out among all the threads it may use. */
    @Test
    void whoeverAsksForTooMuchLeavesTheOthersRoom() throws Exception {
        var file = directory.resolve("many.db");
        try (var builder = GraphEngines.create("ryugraph", file, TestGraphs.settings(directory))) {
            builder.loadNodes(
                    "N",
                    column("id", "INT64"),
                    List.of(),
                    List.of(parquet(directory, "SELECT range AS id FROM range(600000)")));
        }
        var everything =
                new QueryRequest(
                        "everything",
                        "MATCH (a:N), (b:N), (c:N) WHERE a.id + b.id + c.id = -1 RETURN count(*)",
                        Map.of(),
                        Duration.ofMinutes(5),
                        10,
                        1_000);
        try (var engine = GraphEngines.open("ryugraph", file, TestGraphs.settings(directory));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var greedy = threads.submit(() -> engine.query(everything));
            for (int i = 0; i < 100; i++) {
                assertThat(engine.query(query("MATCH (n:N {id: 7}) RETURN n.id")).rows())
                        .isEqualTo(List.of(List.of(7L)));
            }
            assertThat(greedy).as("the query that wants everything").isNotDone();
            await().until(() -> engine.interrupt("everything"));
        }
    }

    private static Callable<Integer> reader(GraphEngine engine, AtomicBoolean stop) {
        return () -> {
            int answered = 0;
            while (!stop.get()) {
                var marks = marks(engine);
                assertThat(marks.get(0)).isEqualTo(marks.get(1));
                answered++;
            }
            return answered;
        };
    }

    private static void write(GraphEngine engine, Topology topology, long value) {
        var values = new long[topology.nodeCount()];
        Arrays.fill(values, value);
        engine.setNodeProperty(topology, "mark", new NodeValues.Longs(values), SOON);
    }

    private static List<Object> marks(GraphEngine engine) {
        return new ArrayList<>(
                engine.query(query("MATCH (n:N) RETURN min(n.mark), max(n.mark)"))
                        .rows()
                        .getFirst());
    }

    private GraphEngine open() {
        var file = directory.resolve("graph.db");
        try (var builder = GraphEngines.create("ryugraph", file, TestGraphs.settings(directory))) {
            builder.loadNodes(
                    "N",
                    column("id", "INT64"),
                    List.of(),
                    List.of(parquet(directory, "SELECT range AS id FROM range(" + NODES + ")")));
            builder.loadEdges(
                    "E",
                    "N",
                    "N",
                    List.of(),
                    List.of(
                            parquet(
                                    directory,
                                    "SELECT (hash(range) %% %d)::BIGINT, (hash(range + 9) %% %d)::BIGINT FROM range(60000)"
                                            .formatted(NODES, NODES))));
        }
        return GraphEngines.open("ryugraph", file, TestGraphs.settings(directory));
    }
}
