package io.grapholap.engine.ryugraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.TestGraphs;
import io.grapholap.engine.TopologyRequest;
import io.grapholap.engine.algorithm.KeyNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What algorithms need beside the bare structure: weights, keys, parts of a graph. */
class ExtractTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path directory;

    @Test
    void weightsComeWithTheEdgesAndAMissingOneIsOne() {
        try (var engine = open()) {
            var topology =
                    engine.topology(
                            new TopologyRequest(Set.of(), Set.of("ROUTE"), "miles", null), SOON);
            assertThat(topology.weights())
                    .containsExactlyInAnyOrder(1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 1.0);
        }
    }

    @Test
    void aWeightThatIsNoNumberIsRefusedWithThoseThatAre() {
        try (var engine = open()) {
            assertThatThrownBy(() ->
                            engine.topology(
                                    new TopologyRequest(Set.of(), Set.of(), "city", null), SOON))
                    .isInstanceOfSatisfying(
                            PlatformException.class,
                            e -> {
                                assertThat(e.code())
                                        .isEqualTo(ErrorCode.INVALID_ALGORITHM_PARAMETERS);
                                assertThat(e.details())
                                        .containsEntry("parameter", "weight_property")
                                        .containsEntry("available", List.of("miles"));
                            });
        }
    }

    @Test
    void nodesAreFoundByTheirKeysAndNamedByThem() {
        try (var engine = open()) {
            var topology = engine.topology(TopologyRequest.everything(), SOON);
            var names = new KeyNames(topology, () -> engine.keys(topology, SOON));
            for (int i = 0; i < 20; i++) {
                assertThat(names.name(names.index("source", "CCC"))).isEqualTo("CCC");
            }
            assertThat(names.name(names.index("source", Map.of("label", "Airport", "key", "XXX"))))
                    .isEqualTo("XXX");
            assertThatThrownBy(() -> names.index("source", "ZZZ"))
                    .isInstanceOfSatisfying(
                            PlatformException.class,
                            e ->
                                    assertThat(e.details())
                                            .containsEntry("parameter", "source")
                                            .containsEntry("value", "ZZZ"));
        }
    }

    @Test
    void aQueryChoosesTheEdgesAndWeighsThem() {
        try (var engine = open()) {
            var topology =
                    engine.topology(
                            new TopologyRequest(
                                    Set.of(),
                                    Set.of(),
                                    null,
                                    "MATCH (a:Airport)-[r:ROUTE]->(b:Airport) WHERE r.miles > 3"
                                            + " RETURN a, b, r.miles"),
                            SOON);
            var names = new KeyNames(topology, () -> engine.keys(topology, SOON));
            assertThat(topology.nodeCount()).isEqualTo(3);
            assertThat(topology.weights()).containsExactlyInAnyOrder(4, 5, 6);
            assertThat(names.name(topology.sources()[0])).isIn("CCC", "DDD");
            engine.setNodeProperty(
                    topology, "part", new io.grapholap.engine.NodeValues.Longs(new long[3]), SOON);
            assertThat(
                            engine.query(
                                            TestGraphs.query(
                                                    "MATCH (n:Airport) WHERE n.part = 0 RETURN count(*)"))
                                    .rows())
                    .containsExactly(List.of(3L));
        }
    }

    @Test
    void aQueryWithoutNodesIsNoGraphAndWritingOnesAreRefused() {
        try (var engine = open()) {
            for (var query :
                    List.of("MATCH (a:Airport) RETURN a.iata, a.city", "MATCH (a) DELETE a")) {
                assertThatThrownBy(() ->
                                engine.topology(
                                        new TopologyRequest(Set.of(), Set.of(), null, query), SOON))
                        .isInstanceOf(PlatformException.class);
            }
        }
    }

    private GraphEngine open() {
        return GraphEngines.open(
                "ryugraph", TestGraphs.airports(directory), TestGraphs.settings(directory));
    }
}
