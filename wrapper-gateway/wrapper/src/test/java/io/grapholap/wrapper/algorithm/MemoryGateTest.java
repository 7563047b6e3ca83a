package io.grapholap.wrapper.algorithm;

import static io.grapholap.wrapper.algorithm.Runs.PAGERANK;
import static io.grapholap.wrapper.algorithm.Runs.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.GraphSchema;
import io.grapholap.engine.algorithm.Algorithms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryGateTest {
    private final MemoryGate gate = new MemoryGate(new GraphCache(1 << 20));

    @Test
    void aSmallGraphIsLetIn() {
        gate.requireRoom(run(schema(1_000, 5_000)), spec(), schema(1_000, 5_000));
    }

    @Test
    void whatCannotFitIsRefusedBeforeItIsExtracted() {
        var huge = schema(1_000_000_000, 2_000_000_000);
        assertThatThrownBy(() -> gate.requireRoom(run(huge), spec(), huge))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.INSUFFICIENT_MEMORY);
                            assertThat(e.details())
                                    .containsKeys("required_bytes", "available_bytes");
                        });
    }

    private static AlgorithmRun run(GraphSchema schema) {
        return RunRules.check(body(null, null, "rank"), PAGERANK, schema);
    }

    private static io.grapholap.engine.algorithm.AlgorithmSpec spec() {
        return Algorithms.find("pagerank").spec();
    }

    private static GraphSchema schema(long nodes, long edges) {
        return GraphSchema.of(
                List.of(
                        new GraphSchema.NodeTable(
                                "Airport", "code", "STRING", Map.of("code", "STRING"), nodes)),
                List.of(new GraphSchema.EdgeTable("ROUTE", "Airport", "Airport", Map.of(), edges)));
    }
}
