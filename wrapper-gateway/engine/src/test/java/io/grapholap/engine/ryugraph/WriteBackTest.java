package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.TestGraphs.column;
import static io.grapholap.engine.TestGraphs.parquet;
import static io.grapholap.engine.TestGraphs.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.NodeValues;
import io.grapholap.engine.TestGraphs;
import io.grapholap.engine.Topology;
import io.grapholap.engine.TopologyRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteBackTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path directory;

    @Test
    void theTopologyHasEveryEdgeAndEveryNode() {
        try (var engine = airports()) {
            var topology = engine.topology(TopologyRequest.everything(), SOON);

            assertThat(topology.nodeCount()).isEqualTo(5);
            assertThat(edges(topology))
                    .containsExactlyInAnyOrder("0>1", "0>2", "1>2", "2>0", "3>2", "3>2", "2>3");
        }
    }

    @Test
    void valuesAreWrittenToNewAndToExistingProperties() {
        try (var engine = airports()) {
            var topology = engine.topology(TopologyRequest.everything(), SOON);

            for (double factor : new double[] {1, 10}) {
                var values = new double[] {1, 2, 3, 4, 5.5};
                for (int i = 0; i < values.length; i++) {
                    values[i] *= factor;
                }
                assertThat(
                                engine.setNodeProperty(
                                        topology, "score", new NodeValues.Doubles(values), SOON))
                        .isEqualTo(5);
                assertThat(
                                engine.query(
                                                query(
                                                        "MATCH (n:Airport) RETURN n.score ORDER BY n.iata"))
                                        .rows())
                        .extracting(List::getFirst)
                        .containsExactly(factor, 2 * factor, 3 * factor, 4 * factor, 5.5 * factor);
            }
            assertThat(engine.schema().node("Airport").orElseThrow().properties())
                    .containsEntry("score", "DOUBLE");
            assertThat(engine.checkpoint()).isTrue();
        }
    }

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        var file = TestGraphs.airports(directory);
        for (boolean checkpoint : new boolean[] {false, true}) {
            try (var engine = open(file)) {
                var topology = engine.topology(TopologyRequest.everything(), SOON);
                var values = new NodeValues.Longs(new long[] {9, 8, 7, 6, 5});
                engine.setNodeProperty(topology, "group_" + checkpoint, values, SOON);
                assertThat(!checkpoint || engine.checkpoint()).isTrue();
            }
            try (var engine = open(file)) {
                assertThat(
                                engine.query(
                                                query(
                                                        "MATCH (n:Airport) RETURN sum(n.group_"
                                                                + checkpoint
                                                                + ")"))
                                        .rows())
                        .isEqualTo(List.of(List.of(35L)));
            }
        }
    }

    @Test
    void severalLabelsShareOneNumbering() {
        var file = directory.resolve("two.db");
        try (var builder = GraphEngines.create("ryugraph", file, TestGraphs.settings(directory))) {
            builder.loadNodes(
                    "A",
                    column("id", "INT64"),
                    List.of(),
                    rows("SELECT range AS id FROM range(3)"));
            builder.loadNodes(
                    "B",
                    column("key", "STRING"),
                    List.of(column("extra", "INT64")),
                    rows("SELECT 'b' || range AS id, NULL::BIGINT AS extra FROM range(2)"));
            builder.loadEdges("AB", "A", "B", List.of(), rows("SELECT 2::BIGINT, 'b1'"));
            builder.loadEdges("AA", "A", "A", List.of(), rows("SELECT 0::BIGINT, 1::BIGINT"));
        }
        try (var engine = open(file)) {
            var all = engine.topology(TopologyRequest.everything(), SOON);
            assertThat(all.ranges())
                    .extracting(Topology.NodeRange::label)
                    .containsExactly("A", "B");
            assertThat(edges(all)).containsExactlyInAnyOrder("2>4", "0>1");

            var part = engine.topology(new TopologyRequest(Set.of("A"), Set.of()), SOON);
            assertThat(part.nodeCount()).isEqualTo(3);
            assertThat(edges(part)).containsExactly("0>1");

            engine.setNodeProperty(
                    all, "nr", new NodeValues.Longs(new long[] {0, 1, 2, 3, 4}), SOON);
            assertThat(engine.query(query("MATCH (n:B) RETURN n.nr ORDER BY n.key")).rows())
                    .isEqualTo(List.of(List.of(3L), List.of(4L)));
            var nodes = engine.query(query("MATCH (n) RETURN n ORDER BY n.nr")).rows();
            assertThat(nodes.getFirst())
                    .isEqualTo(List.of(Map.of("_id", 0L, "_label", "A", "id", 0L, "nr", 0L)));
            assertThat(nodes.getLast().getFirst())
                    .asInstanceOf(MAP)
                    .containsOnlyKeys("_id", "_label", "key", "extra", "nr")
                    .containsEntry("_label", "B")
                    .containsEntry("extra", null);
        }
    }

    @Test
    void nodesWithoutRowsAreNoTrouble() {
        var file = directory.resolve("empty.db");
        try (var builder = GraphEngines.create("ryugraph", file, TestGraphs.settings(directory))) {
            builder.loadNodes(
                    "A",
                    column("id", "INT64"),
                    List.of(),
                    rows("SELECT range AS id FROM range(0)"));
            builder.loadEdges("AA", "A", "A", List.of(), rows("SELECT range, range FROM range(0)"));
        }
        try (var engine = open(file)) {
            var topology = engine.topology(TopologyRequest.everything(), SOON);
            assertThat(topology.nodeCount()).isZero();
            assertThat(
                            engine.setNodeProperty(
                                    topology, "x", new NodeValues.Longs(new long[0]), SOON))
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "STRING; 'k' || range",
                "INT64; range",
                "INT32; range::INT",
                "INT16; range::SMALLINT",
                "INT8; range::TINYINT",
                "DOUBLE; range / 4",
                "FLOAT; (range / 4)::FLOAT",
                "DATE; DATE '2020-01-01' + range::INT",
                "TIMESTAMP; TIMESTAMP '2020-01-01' + to_seconds(range)",
                "UUID; uuid()",
                "BLOB; ('k' || range)::BLOB"
            })
    void resultsReachNodesWithKeysOfAnyType(String type, String expression) {
        var file = directory.resolve("keys.db");
        try (var builder = GraphEngines.create("ryugraph", file, TestGraphs.settings(directory))) {
            builder.loadNodes(
                    "N",
                    column("id", type),
                    List.of(column("nr", "INT64")),
                    rows("SELECT " + expression + " AS id, range AS nr FROM range(100)"));
        }
        try (var engine = open(file)) {
            var topology = engine.topology(TopologyRequest.everything(), SOON);
            var values = new long[100];
            for (int i = 0; i < 100; i++) {
                values[i] = i;
            }
            engine.setNodeProperty(topology, "value", new NodeValues.Longs(values), SOON);
            assertThat(
                            engine.query(
                                            query(
                                                    "MATCH (n:N) WHERE n.value = offset(id(n))"
                                                            + " RETURN count(*)"))
                                    .rows())
                    .isEqualTo(List.of(List.of(100L)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iata", "IATA", "city", "n.x = 1, n.city", "`", "", "set", "9x"})
    void namesThatCannotHoldAResultAreRefused(String property) {
        try (var engine = airports()) {
            var topology = engine.topology(TopologyRequest.everything(), SOON);
            var before = engine.query(query("MATCH (n) RETURN n")).rows();

            assertThatThrownBy(() ->
                            engine.setNodeProperty(
                                    topology, property, new NodeValues.Longs(new long[5]), SOON))
                    .isInstanceOfSatisfying(
                            PlatformException.class,
                            e ->
                                    assertThat(e.code())
                                            .isEqualTo(ErrorCode.INVALID_ALGORITHM_PARAMETERS));

            assertThat(engine.query(query("MATCH (n) RETURN n")).rows()).isEqualTo(before);
        }
    }

    @Test
    void unknownLabelsAndTypesAreNamed() {
        try (var engine = airports()) {
            assertThatThrownBy(() ->
                            engine.topology(new TopologyRequest(Set.of("Nope"), Set.of()), SOON))
                    .hasMessageContaining("Nope");
            assertThatThrownBy(() ->
                            engine.topology(new TopologyRequest(Set.of(), Set.of("NOPE")), SOON))
                    .hasMessageContaining("NOPE");
        }
    }

    @Test
    void keysThatCannotBeIndexedAreRefusedClearly() {
        for (var type : List.of("BOOL", "LIST", "MAP", "STRUCT")) {
            var file = directory.resolve(type + ".db");
            try (var builder =
                    GraphEngines.create("ryugraph", file, TestGraphs.settings(directory))) {
                PropertyDefinition key = column("id", type);
                assertThatThrownBy(() -> builder.loadNodes("N", key, List.of(), List.of()))
                        .hasMessageContaining("N.id")
                        .hasMessageContaining(type);
            }
        }
    }

    private GraphEngine airports() {
        return open(TestGraphs.airports(directory));
    }

    private GraphEngine open(Path file) {
        return GraphEngines.open("ryugraph", file, TestGraphs.settings(directory));
    }

    private List<Path> rows(String select) {
        return List.of(parquet(directory, select));
    }

    private static List<String> edges(Topology topology) {
        var edges = new ArrayList<String>();
        for (int i = 0; i < topology.edgeCount(); i++) {
            edges.add(topology.sources()[i] + ">" + topology.targets()[i]);
        }
        return edges;
    }
}
