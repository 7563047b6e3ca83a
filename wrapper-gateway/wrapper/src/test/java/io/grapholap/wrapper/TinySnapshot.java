package io.grapholap.wrapper;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.DataFile;
import io.grapholap.engine.build.GraphBuild;
import io.grapholap.engine.build.GraphBuildRequest;
import io.grapholap.lake.GraphManifest;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.SnapshotLayout;
import io.grapholap.lake.SnapshotManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBDriver;

/** Five airports and their routes, exported as a worker would, with a built graph or without. */
final class TinySnapshot {
    private static final MappingDefinition MAPPING =
            new MappingDefinition(
                    List.of(
                            new NodeDefinition(
                                    "Airport",
                                    "SELECT 1",
                                    new PropertyDefinition("code", "STRING"),
                                    List.of(
                                            new PropertyDefinition("city", "STRING"),
                                            new PropertyDefinition("opened", "DATE")))),
                    List.of(
                            new EdgeDefinition(
                                    "ROUTE",
                                    "Airport",
                                    "Airport",
                                    "SELECT 1",
                                    "origin",
                                    "destination",
                                    List.of(new PropertyDefinition("miles", "INT64")))));

    private static final String AIRPORTS =
            "SELECT * FROM (VALUES ('AAA', 'Ayr', DATE '1970-01-02'), ('BBB', 'Bonn', NULL),"
                    + " ('CCC', 'Cork', NULL), ('DDD', 'Dover', NULL), ('EEE', 'Essen', NULL))"
                    + " AS t(code, city, opened)";
    private static final String ROUTES =
            "SELECT a AS origin, b AS destination, m::BIGINT AS miles FROM (VALUES"
                    + " ('AAA', 'BBB', 10), ('BBB', 'AAA', 10), ('CCC', 'AAA', 20),"
                    + " ('DDD', 'EEE', 30)) AS t(a, b, m)";

    private TinySnapshot() {}

    /**
     * Writes it from a process of its own: the engine's native library may be loaded only once per
     * process, and a test has several class loaders.
     *
     * @return root of the snapshot
     */
    static URI writeElsewhere(Path directory, boolean built) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            var child =
                    new ProcessBuilder(
                                    java,
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    TinySnapshot.class.getName(),
                                    directory.toString(),
                                    Boolean.toString(built))
                            .redirectErrorStream(true)
                            .start();
            var output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!child.waitFor(60, TimeUnit.SECONDS) || child.exitValue() != 0) {
                throw new IllegalStateException("the snapshot was not written: " + output);
            }
            return root(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] args) {
        write(Path.of(args[0]), Boolean.parseBoolean(args[1]));
    }

    private static URI root(Path directory) {
        return URI.create(directory.toUri().toString().replaceAll("/*$", "/"));
    }

    private static void write(Path directory, boolean built) {
        try {
            Files.createDirectories(directory);
            var root = root(directory);
            var store = ObjectStore.of(root);
            var entities =
                    List.of(
                            entity(store, MAPPING.nodeDefinitions().getFirst(), AIRPORTS, 5),
                            entity(store, MAPPING.edgeDefinitions().getFirst(), ROUTES, 4));
            var manifest =
                    new SnapshotManifest(
                            SnapshotManifest.FORMAT, 5, MAPPING, entities, Instant.EPOCH);
            var written = manifest.write(store);
            if (built) {
                build(root, store, written);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SnapshotManifest.Entity entity(
            ObjectStore store, EntityDefinition definition, String sql, long rows)
            throws SQLException, IOException {
        var file = Files.createTempFile("tiny", ".parquet");
        Files.delete(file);
        try (var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                var statement = connection.createStatement()) {
            statement.execute("COPY (" + sql + ") TO '" + file + "' (FORMAT parquet)");
        }
        var path =
                SnapshotLayout.entityAttempt(definition.kind(), definition.name(), "p1")
                        + "/part-0.parquet";
        var stored = store.put(file, path);
        Files.delete(file);
        return new SnapshotManifest.Entity(
                definition.kind(),
                definition.name(),
                definition.columns(MAPPING),
                rows,
                stored.bytes(),
                List.of(new DataFile(stored.path(), rows, stored.bytes(), stored.crc32c())),
                List.of());
    }

    private static void build(URI root, ObjectStore store, DataFile manifest) throws IOException {
        var output = Files.createTempDirectory("tiny-graph");
        var result =
                GraphBuild.run(
                        new GraphBuildRequest(root, "ryugraph", output.toString(), 128L << 20, 1));
        var prefix = SnapshotLayout.graphAttempt("ryugraph", result.engineVersion(), "p1");
        var files =
                result.files().stream()
                        .map(f -> store.put(output.resolve(f.name()), prefix + "/" + f.name()))
                        .toList();
        new GraphManifest(
                        GraphManifest.FORMAT,
                        "ryugraph",
                        result.engineVersion(),
                        files,
                        manifest.crc32c(),
                        result.nodeCount(),
                        result.edgeCount(),
                        Instant.EPOCH)
                .write(store);
        delete(output);
    }

    static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
