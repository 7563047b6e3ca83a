package io.grapholap.wrapper.algorithm;

import io.grapholap.engine.GraphSchema;
import io.grapholap.engine.algorithm.AlgorithmInfo;
import io.grapholap.engine.algorithm.CsrGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executions and their parts for tests. */
final class Runs {
    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    static final AlgorithmInfo PAGERANK =
            new AlgorithmInfo(
                    "pagerank",
                    "PageRank",
                    "native",
                    "centrality",
                    "",
                    "",
                    List.of(),
                    "DOUBLE",
                    true,
                    true,
                    300_000);

    static final GraphSchema SCHEMA =
            GraphSchema.of(
                    List.of(
                            new GraphSchema.NodeTable(
                                    "Airport", "code", "STRING", Map.of("code", "STRING"), 3),
                            new GraphSchema.NodeTable(
                                    "City", "name", "STRING", Map.of("name", "STRING"), 2)),
                    List.of(new GraphSchema.EdgeTable("ROUTE", "Airport", "Airport", Map.of(), 4)));

    private Runs() {}

    static AlgorithmBody body(@Nullable String label, @Nullable String type, @Nullable String to) {
        return new AlgorithmBody(label, null, type, null, to, null, null, null, null, null, null);
    }

    static Execution execution(String id) {
        return new Execution(
                id,
                "alice",
                new AlgorithmRun(
                        "pagerank",
                        "native",
                        List.of("Airport"),
                        List.of(),
                        null,
                        CsrGraph.Direction.FORWARD,
                        null,
                        "rank",
                        Map.of(),
                        Duration.ofMinutes(5)),
                START,
                new Execution.State.Running());
    }

    static Holder holder(String username, String executionId) {
        return new Holder(username, "pagerank", "native", executionId, START);
    }
}
