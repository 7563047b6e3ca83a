package io.grapholap.engine;

import static io.grapholap.engine.TestGraphs.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResizableEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long BIGGER = 192L << 20;
    private static final String ENDLESS =
            "UNWIND range(1, 200000) AS a UNWIND range(1, 200000) AS b"
                    + " WITH a, b WHERE a * b % 7 = 8 RETURN count(*)";
    private static final String COUNT = "MATCH (a:Airport) RETURN count(*)";

    @TempDir private Path directory;
    private final List<EngineSettings> opened = new ArrayList<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private ResizableEngine engine;

    @BeforeEach
    void open() {
        var file = TestGraphs.airports(directory);
        engine =
                new ResizableEngine(
                        settings -> {
                            if (broken.getAndSet(false)) {
                                throw new GraphBuildException("no memory");
                            }
                            opened.add(settings);
                            return GraphEngines.open("ryugraph", file, settings);
                        },
                        TestGraphs.settings(directory));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whatWasWrittenBackIsStillThereAfterAResize() {
        var topology = engine.topology(TopologyRequest.everything(), PATIENCE);
        var ranks = new double[topology.nodeCount()];
        Arrays.fill(ranks, 0.25);
        engine.setNodeProperty(topology, "rank", new NodeValues.Doubles(ranks), PATIENCE);

        assertThat(engine.resize(BIGGER, 1, PATIENCE)).isTrue();

        assertThat(rows("MATCH (a:Airport) RETURN sum(a.rank)")).isEqualTo(1.25);
        assertThat(engine.resize(BIGGER, 1, PATIENCE)).as("again").isTrue();
        assertThat(opened).hasSize(2);
        assertThat(opened.getLast().bufferPoolBytes()).isEqualTo(BIGGER);
        assertThat(opened.getLast().threads()).isEqualTo(1);
    }

    @Test
    void aRunningQueryIsNeverInterrupted() {
        var endless =
                CompletableFuture.runAsync(() ->
                        engine.query(
                                new QueryRequest(
                                        "endless",
                                        ENDLESS,
                                        Map.of(),
                                        Duration.ofMinutes(1),
                                        1,
                                        1000)));
        await().until(() -> engine.resize(BIGGER, 1, Duration.ofMillis(50)), done -> !done);

        assertThat(endless).isNotDone();
        assertThat(rows(COUNT)).isEqualTo(5L);

        assertThat(engine.interrupt("endless")).isTrue();
        await().until(() -> engine.resize(BIGGER, 1, PATIENCE));
        assertThat(rows(COUNT)).isEqualTo(5L);
    }

    @Test
    void whatCannotBeOpenedGoesOnAsItWas() {
        broken.set(true);
        assertThatThrownBy(() -> engine.resize(BIGGER, 1, PATIENCE))
                .isInstanceOf(GraphBuildException.class);
        assertThat(rows(COUNT)).isEqualTo(5L);
        assertThat(engine.resize(BIGGER, 1, PATIENCE)).isTrue();
        assertThat(rows(COUNT)).isEqualTo(5L);
    }

    private Object rows(String cypher) {
        return engine.query(query(cypher)).rows().getFirst().getFirst();
    }
}
