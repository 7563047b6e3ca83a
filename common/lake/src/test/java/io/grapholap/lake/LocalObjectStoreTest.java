package io.grapholap.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.job.DataFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalObjectStoreTest {
    @TempDir Path directory;
    private Path root;
    private ObjectStore store;

    @BeforeEach
    void openStore() {
        root = directory.resolve("store");
        store = ObjectStore.of(root.toUri());
    }

    @Test
    void whatWasPutIsReadBackWithItsChecksum() throws IOException {
        var file = Files.writeString(directory.resolve("source"), "123456789");

        var stored = store.put(file, "a/b/part-0.parquet");

        // The check value of CRC-32C for these nine digits.
        assertThat(stored).isEqualTo(new DataFile("a/b/part-0.parquet", 0, 9, "e3069283"));
        assertThat(store.read("a/b/part-0.parquet")).asString(UTF_8).isEqualTo("123456789");
        assertThat(store.size("a/b/part-0.parquet")).isEqualTo(9);
        assertThat(store.children("a/b")).containsExactly("part-0.parquet");
    }

    @Test
    void aFileAlreadyInItsPlaceIsOnlyDescribed() throws IOException {
        var inPlace = store.localPath("a/part-0.parquet").orElseThrow();
        Files.createDirectories(inPlace.getParent());
        Files.writeString(inPlace, "123456789");

        assertThat(store.put(inPlace, "a/part-0.parquet").crc32c()).isEqualTo("e3069283");
        assertThat(inPlace).hasContent("123456789");
    }

    @Test
    void anAdoptedFileIsMoved() throws IOException {
        var file = Files.writeString(directory.resolve("source"), "123456789");

        assertThat(store.adopt(file, "a/b/graph.db").crc32c()).isEqualTo("e3069283");
        assertThat(store.read("a/b/graph.db")).asString(UTF_8).isEqualTo("123456789");
        assertThat(file).doesNotExist();
    }

    @Test
    void anAtomicPutReplacesTheWholeObjectAndLeavesNoTemporaryFile() {
        store.putAtomic("manifest.json", "old and long".getBytes(UTF_8));

        var stored = store.putAtomic("manifest.json", "new".getBytes(UTF_8));

        assertThat(store.read("manifest.json")).asString(UTF_8).isEqualTo("new");
        assertThat(stored.bytes()).isEqualTo(3);
        assertThat(root.toFile().list()).containsExactly("manifest.json");
    }

    @Test
    void aFetchedFileMustBeWhatTheManifestSays() throws IOException {
        var stored = store.putAtomic("x/data", "content".getBytes(UTF_8));
        var target = directory.resolve("copy");

        store.fetch(stored, target);
        assertThat(target).hasContent("content");

        Files.writeString(root.resolve("x/data"), "CONTENT");
        assertThatThrownBy(() -> store.fetch(stored, target))
                .isInstanceOf(StoreException.Corrupt.class)
                .hasMessageContaining("x/data")
                .hasMessageContaining(stored.crc32c());
        assertThat(target).doesNotExist();
    }

    @Test
    void deletingTwiceIsHarmlessAndSparesTheNeighbours() {
        store.putAtomic("a/1/x", new byte[1]);
        store.putAtomic("a/1/deep/er/y", new byte[1]);
        store.putAtomic("a/10/z", new byte[1]);

        store.deleteAll("a/1");
        store.deleteAll("a/1");

        assertThat(store.children("a")).containsExactly("10");
    }

    @Test
    void deletingFollowsNoLinkOutOfTheStore() throws IOException {
        var outside = Files.createDirectories(directory.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "x");
        Files.createDirectories(root.resolve("a"));
        Files.createSymbolicLink(root.resolve("a/link"), outside);

        store.deleteAll("a");

        assertThat(outside.resolve("precious")).exists();
        assertThat(root.resolve("a")).doesNotExist();
    }

    @Test
    void aMissingObjectIsToldApartFromOtherFailures() {
        assertThatThrownBy(() -> store.read("no/such"))
                .isInstanceOf(StoreException.NotFound.class)
                .hasMessageContaining("no/such");
        assertThat(store.children("no")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../x",
                "a/../../x",
                "a//b",
                "a/./b",
                "a/",
                "a\\b",
                "a\nb"
            })
    void pathsThatCouldLeaveTheRootAreRefused(String path) {
        assertThatThrownBy(() -> store.read(path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.deleteAll(path))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.putAtomic(path, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownKindOfStoreIsNamed() {
        assertThatThrownBy(() -> ObjectStore.of(URI.create("ftp://host/x")))
                .hasMessageContaining("ftp://host/x");
    }
}
