package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.TestGraphs.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.NodeValues;
import io.grapholap.engine.TestGraphs;
import io.grapholap.engine.TopologyRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One session answers everything, so what it keeps of a query meets the next one. */
class RepeatedQueriesTest {
    private static final long BUFFER_POOL = 128L << 20;
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path directory;
    private GraphEngine engine;

    @BeforeEach
    void open() {
        engine =
                GraphEngines.open(
                        "ryugraph",
                        TestGraphs.airports(directory),
                        new EngineSettings(BUFFER_POOL, 1, 1, directory.resolve("scratch")));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theSameTextAnswersOtherValuesAndOtherTypes() {
        for (Object value : Arrays.asList(1, "x", 2.5, true, null, List.of(1, 2), "y", 7)) {
            Object wide = value instanceof Integer whole ? Long.valueOf(whole) : value;
            assertThat(value("RETURN $p", value))
                    .isEqualTo(value instanceof List ? List.of(1L, 2L) : wide);
        }
    }

    @Test
    void aFaultLeavesTheNextOneAlone() {
        var text = "MATCH (a:Airport) WHERE a.passengers > $p RETURN count(*)";
        assertThat(value(text, 15)).isEqualTo(3L);
        assertThatThrownBy(() -> value(text, List.of(1))).isInstanceOf(PlatformException.class);
        assertThatThrownBy(() -> engine.query(query(text))).hasMessageContaining("[p]");
        assertThat(value(text, 25)).isEqualTo(2L);
    }

    @Test
    void whatIsWrittenBackIsSeenByWhatWasAskedBefore() {
        var whole = "MATCH (a:Airport) WHERE a.iata = $p RETURN a";
        assertThat(((Map<?, ?>) value(whole, "AAA")).get("score")).isNull();
        for (long score : new long[] {1, 2}) {
            var topology = engine.topology(TopologyRequest.everything(), SOON);
            var values = new long[topology.nodeCount()];
            Arrays.fill(values, score);
            engine.setNodeProperty(topology, "score", new NodeValues.Longs(values), SOON);

            assertThat(((Map<?, ?>) value(whole, "AAA")).get("score")).isEqualTo(score);
            assertThat(value("MATCH (a:Airport {iata: $p}) RETURN a.score", "AAA"))
                    .isEqualTo(score);
        }
    }

    @Test
    void moreTextsThanASessionKeepsAreAnswered() {
        for (int i = 0; i < 2 * Session.MAX_PREPARED + 10; i++) {
            assertThat(value("RETURN $p + " + i, 1)).isEqualTo(1L + i);
        }
        assertThat(value("RETURN $p + 0", 1)).isEqualTo(1L);
    }

    private @Nullable Object value(String text, @Nullable Object parameter) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("p", parameter);
        return engine.query(query(text, parameters)).rows().getFirst().getFirst();
    }
}
