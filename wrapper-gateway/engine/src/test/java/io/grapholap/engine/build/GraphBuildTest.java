package io.grapholap.engine.build;

import static io.grapholap.engine.TestGraphs.column;
import static io.grapholap.engine.TestGraphs.query;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.DataFile;
import io.grapholap.common.json.Json;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.TestGraphs;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.SnapshotManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphBuildTest {
    private static final List<PropertyDefinition> ALL_TYPES =
            List.of(
                    column("a_string", "STRING"),
                    column("a_long", "INT64"),
                    column("an_int", "INT32"),
                    column("a_short", "INT16"),
                    column("a_byte", "INT8"),
                    column("a_double", "DOUBLE"),
                    column("a_float", "FLOAT"),
                    column("a_date", "DATE"),
                    column("a_timestamp", "TIMESTAMP"),
                    column("a_bool", "BOOL"),
                    column("a_blob", "BLOB"),
                    column("a_uuid", "UUID"),
                    column("a_list", "LIST"),
                    column("a_map", "MAP"),
                    column("a_struct", "STRUCT"));
    private static final String ALL_VALUES =
            """
            SELECT 1::BIGINT AS id, 'é' AS a_string, 2::BIGINT AS a_long, 3::INT AS an_int,
              4::SMALLINT AS a_short, 5::TINYINT AS a_byte, 6.5::DOUBLE AS a_double, 7.5::FLOAT AS a_float,
              DATE '2020-01-02' AS a_date, TIMESTAMP '2020-01-02 03:04:05' AS a_timestamp, true AS a_bool,
              'b'::BLOB AS a_blob, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::UUID AS a_uuid,
              [[1::BIGINT]] AS a_list, MAP {'k': [DATE '2020-01-02']} AS a_map,
              {'x': 1::INT, 'y': 's'} AS a_struct
            """;

    @TempDir Path directory;
    private final List<NodeDefinition> nodes = new ArrayList<>();
    private final List<EdgeDefinition> edges = new ArrayList<>();
    private final List<SnapshotManifest.Entity> entities = new ArrayList<>();

    @Test
    void allTypesSurviveTheBuild() throws Exception {
        node("Thing", ALL_TYPES, ALL_VALUES);
        edge(
                "LIKES",
                "Thing",
                ALL_TYPES.subList(12, 15),
                "SELECT id, id AS other, a_list, a_map, a_struct FROM (" + ALL_VALUES + ")");

        var result = build();

        assertThat(result.nodeCount()).isEqualTo(1);
        assertThat(result.edgeCount()).isEqualTo(1);
        assertThat(result.files())
                .extracting(GraphBuildResult.BuiltFile::name)
                .containsExactly("graph.db");
        try (var engine = open()) {
            var row =
                    engine.query(query("MATCH (t:Thing)-[l:LIKES]->() RETURN t, l"))
                            .rows()
                            .getFirst();
            assertThat(row.getFirst())
                    .isEqualTo(
                            Map.ofEntries(
                                    Map.entry("_id", 0L),
                                    Map.entry("_label", "Thing"),
                                    Map.entry("id", 1L),
                                    Map.entry("a_string", "é"),
                                    Map.entry("a_long", 2L),
                                    Map.entry("an_int", 3L),
                                    Map.entry("a_short", 4L),
                                    Map.entry("a_byte", 5L),
                                    Map.entry("a_double", 6.5),
                                    Map.entry("a_float", 7.5),
                                    Map.entry("a_date", "2020-01-02"),
                                    Map.entry("a_timestamp", "2020-01-02T03:04:05Z"),
                                    Map.entry("a_bool", true),
                                    Map.entry("a_blob", "Yg=="),
                                    Map.entry("a_uuid", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                                    Map.entry("a_list", List.of(List.of(1L))),
                                    Map.entry("a_map", Map.of("k", List.of("2020-01-02"))),
                                    Map.entry("a_struct", Map.of("x", 1L, "y", "s"))));
            var properties = engine.schema().node("Thing").orElseThrow().properties();
            ALL_TYPES.forEach(c -> assertThat(properties).containsEntry(c.name(), c.type()));
        }
    }

    @Test
    void anEdgeTypeMayBeCalledLikeALabel() throws Exception {
        node("Route", List.of(), "SELECT 1::BIGINT AS id UNION ALL SELECT 2");
        edge("ROUTE", "Route", List.of(), "SELECT 1::BIGINT AS id, 2::BIGINT AS other");
        edge("OTHER", "Route", List.of(), "SELECT 2::BIGINT AS id, 1::BIGINT AS other");
        build();

        try (var engine = open()) {
            assertThat(engine.schema().edge("ROUTE").orElseThrow().edgeCount()).isEqualTo(1);
            var row =
                    engine.query(
                                    query(
                                            "MATCH (a:Route)-[r:ROUTE]->(b:Route) WHERE type(r) = 'ROUTE'"
                                                    + " RETURN type(r), label(a), r, a.id"))
                            .rows()
                            .getFirst();
            assertThat(row.get(0)).isEqualTo("ROUTE");
            assertThat(row.get(1)).isEqualTo("Route");
            assertThat(row.get(2)).asInstanceOf(MAP).containsEntry("_type", "ROUTE");
            assertThat(
                            engine.query(
                                            query(
                                                    "MATCH (a)-[:OTHER|ROUTE*1..2]->(b) RETURN count(*)"))
                                    .rows())
                    .isEqualTo(List.of(List.of(4L)));
        }
    }

    @Test
    void theChildProcessPrintsOneLineOfJson() throws Exception {
        node("N", List.of(), "SELECT range AS id FROM range(10)");
        var process = start(writeRequest());
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        var errors = new String(process.getErrorStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(errors).isZero();
        assertThat(output.lines()).hasSize(1);
        var result = Json.mapper().readValue(output, GraphBuildResult.class);
        assertThat(result.nodeCount()).isEqualTo(10);
        assertThat(output).contains("\"engine_version\"", "\"node_count\":10", "\"crc32c\"");
    }

    @Test
    void theChildProcessSaysInOneLineWhatIsWrong() throws Exception {
        node("N", List.of(), "SELECT 1::BIGINT AS id");
        edge("E", "N", List.of(), "SELECT 1::BIGINT AS id, 77::BIGINT AS other");
        var process = start(writeRequest());
        var errors = new String(process.getErrorStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(errors.lines().filter(l -> !l.startsWith("WARNING")))
                .singleElement()
                .asString()
                .contains("E: ", "77");
    }

    @Test
    void theChildProcessDiesWithItsParent() throws Exception {
        var fifo = directory.resolve("request.json");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
        var process = start(fifo);

        process.getOutputStream().close();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
    }

    private void node(String label, List<PropertyDefinition> properties, String select)
            throws IOException {
        nodes.add(new NodeDefinition(label, "SELECT", column("id", "INT64"), properties));
        entity(EntityKind.NODE, label, select);
    }

    private void edge(String type, String label, List<PropertyDefinition> properties, String select)
            throws IOException {
        edges.add(new EdgeDefinition(type, label, label, "SELECT", "id", "other", properties));
        entity(EntityKind.EDGE, type, select);
    }

    private void entity(EntityKind kind, String name, String select) throws IOException {
        var file = TestGraphs.parquet(Files.createDirectories(directory.resolve("made")), select);
        long rows = TestGraphs.rows(file);
        var stored = store().put(file, "data/" + kind + "/" + name + "/part-0.parquet");
        var described = new DataFile(stored.path(), rows, stored.bytes(), stored.crc32c());
        entities.add(
                new SnapshotManifest.Entity(
                        kind,
                        name,
                        List.of(),
                        rows,
                        stored.bytes(),
                        List.of(described),
                        List.of()));
    }

    private ObjectStore store() {
        return ObjectStore.of(directory.resolve("store").toUri());
    }

    private GraphBuildRequest request() throws IOException {
        new SnapshotManifest(
                        SnapshotManifest.FORMAT,
                        1,
                        new MappingDefinition(nodes, edges),
                        entities,
                        Instant.EPOCH)
                .write(store());
        var output = Files.createDirectories(directory.resolve("out"));
        return new GraphBuildRequest(
                directory.resolve("store").toUri(), "ryugraph", output.toString(), 128L << 20, 2);
    }

    private Path writeRequest() throws IOException {
        var file = directory.resolve("request.json");
        Json.mapper().writeValue(file.toFile(), request());
        return file;
    }

    private GraphBuildResult build() throws IOException {
        return GraphBuild.run(request());
    }

    private GraphEngine open() {
        return GraphEngines.open(
                "ryugraph", directory.resolve("out/graph.db"), TestGraphs.settings(directory));
    }

    private static Process start(Path request) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GraphBuildMain.class.getName(),
                        request.toString())
                .start();
    }
}
