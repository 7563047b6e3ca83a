package io.grapholap.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.DataFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    private static final PropertyDefinition IATA = new PropertyDefinition("iata", "STRING");
    private static final MappingDefinition MAPPING =
            new MappingDefinition(
                    List.of(new NodeDefinition("Airport", "SELECT iata FROM a", IATA, List.of())),
                    List.of(
                            new EdgeDefinition(
                                    "ROUTE",
                                    "Airport",
                                    "Airport",
                                    "SELECT a, b FROM r",
                                    "a",
                                    "b",
                                    List.of())));

    @TempDir Path root;
    private ObjectStore store;

    @BeforeEach
    void openStore() {
        store = ObjectStore.of(root.toUri());
    }

    @Test
    void aSnapshotManifestSurvivesTheStore() {
        var files = List.of(new DataFile("nodes/Airport/p1/part-0.parquet", 7, 99, "00c0ffee"));
        var manifest =
                new SnapshotManifest(
                        SnapshotManifest.FORMAT,
                        17,
                        MAPPING,
                        List.of(
                                new SnapshotManifest.Entity(
                                        EntityKind.NODE,
                                        "Airport",
                                        List.of(IATA),
                                        7,
                                        99,
                                        files,
                                        List.of("q1"))),
                        Instant.parse("2025-01-02T03:04:05Z"));

        var stored = manifest.write(store);

        assertThat(SnapshotManifest.read(store)).isEqualTo(manifest);
        assertThat(stored.path()).isEqualTo("manifest.json");
        assertThat(SnapshotManifest.checksum(store)).isEqualTo(stored.crc32c());
        assertThat(store.read("manifest.json"))
                .asString(UTF_8)
                .contains("\"format_version\" : 1", "\"written_at\"", "\"crc32c\" : \"00c0ffee\"");
        assertThat(manifest.entity(EntityKind.NODE, "Airport").files()).isEqualTo(files);
    }

    @Test
    void aGraphManifestIsFoundByItsEngineAlone() {
        var manifest =
                new GraphManifest(
                        GraphManifest.FORMAT,
                        "ryugraph",
                        "0.11.2",
                        List.of(new DataFile("graph/ryugraph-0.11.2/p/graph.db", 0, 5, "00000001")),
                        "00000002",
                        7,
                        9,
                        Instant.EPOCH);

        manifest.write(store);

        assertThat(GraphManifest.read(store, "ryugraph")).isEqualTo(manifest);
        assertThatThrownBy(() -> GraphManifest.read(store, "falkordb"))
                .isInstanceOf(StoreException.NotFound.class);
    }

    @Test
    void aManifestOfAnotherFormatIsNotGuessedAt() {
        store.putAtomic("manifest.json", "{\"format_version\":2}".getBytes(UTF_8));
        assertThatThrownBy(() -> SnapshotManifest.read(store))
                .isInstanceOf(StoreException.Corrupt.class)
                .hasMessageContaining("format 2");

        store.putAtomic("manifest.json", "not json".getBytes(UTF_8));
        assertThatThrownBy(() -> SnapshotManifest.read(store))
                .isInstanceOf(StoreException.Corrupt.class);
    }
}
