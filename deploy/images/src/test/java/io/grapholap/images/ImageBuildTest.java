package io.grapholap.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuildTest {
    @TempDir private Path directory;
    private Path app;
    private Path base;

    @BeforeEach
    void makeBase() throws Exception {
        app = directory.resolve("quarkus-app");
        write("lib/boot/boot.jar", "boot");
        write("lib/main/library.jar", "library");
        write("quarkus/generated.jar", "generated");
        write("app/gateway.jar", "gateway");
        write("quarkus-run.jar", "run");
        base = directory.resolve("base.tar");
        Jib.fromScratch()
                .addEnvironmentVariable("JAVA_HOME", "/jdk")
                .containerize(
                        Containerizer.to(TarImage.at(base).named("base"))
                                .setBaseImageLayersCache(directory.resolve("cache/base"))
                                .setApplicationLayersCache(directory.resolve("cache/scratch")));
    }

    @Test
    void theImageRunsTheServiceAsNobodyInParticular() throws Exception {
        var image = image("first.tar");

        assertThat(image.at("/config/User").asText()).isEqualTo("10001:10001");
        assertThat(image.at("/config/ExposedPorts").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("8002/tcp", "9002/tcp");
        assertThat(image.at("/config/Entrypoint").toString())
                .startsWith("[\"java\",")
                .endsWith("\"-jar\",\"/app/quarkus-run.jar\"]")
                .doesNotContain("AOTCache");
        assertThat(image.at("/config/Env").toString()).contains("JAVA_HOME=/jdk");
    }

    @Test
    void twoBuildsAtDifferentTimesGiveTheSameBytes() throws Exception {
        image("first.tar");
        touch(FileTime.fromMillis(1_700_000_000_000L));
        image("second.tar");

        assertThat(directory.resolve("second.tar"))
                .hasSameBinaryContentAs(directory.resolve("first.tar"));
    }

    @Test
    void aNewBuildOfTheServiceKeepsTheLayersOfItsLibraries() throws Exception {
        var before = image("first.tar").at("/rootfs/diff_ids");
        write("app/gateway.jar", "gateway, changed");
        var after = image("second.tar").at("/rootfs/diff_ids");

        assertThat(after).hasSameSizeAs(before);
        assertThat(StreamSupport.stream(after.spliterator(), false))
                .filteredOn(layer ->
                        StreamSupport.stream(before.spliterator(), false).noneMatch(layer::equals))
                .hasSize(1);
    }

    @Test
    void aStartUpCacheIsUsedAndItsJarsKeepTheirTimes() throws Exception {
        write("app.aot", "cache");
        var time = FileTime.fromMillis(1_700_000_000_000L);
        touch(time);

        assertThat(image("first.tar").at("/config/Entrypoint").toString())
                .contains("\"-XX:AOTCache=/app/app.aot\"");
        assertThat(files("first.tar"))
                .containsEntry("app/quarkus-run.jar", time.toMillis())
                .containsEntry("app/lib/main/library.jar", time.toMillis());
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> ImagePlan.of("gatway", app))
                .hasMessageContaining("\"gatway\"")
                .hasMessageContaining("gateway, import-scheduler");
        assertThatThrownBy(() -> ImagePlan.of("gateway", directory))
                .hasMessageContaining("no quarkus-run.jar")
                .hasMessageContaining("build the service first");
        assertThatThrownBy(() -> build(directory.resolve("none.tar"), "x.tar"))
                .hasMessageContaining("no base image at");
    }

    private JsonNode image(String tar) throws Exception {
        build(base, tar);
        var json = new ObjectMapper();
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new TarArchiveInputStream(Files.newInputStream(directory.resolve(tar)))) {
            for (var e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                files.put(e.getName(), in.readAllBytes());
            }
        }
        var index = json.readTree(files.get("index.json"));
        var manifest = json.readTree(files.get(blob(index.at("/manifests/0/digest"))));
        return json.readTree(files.get(blob(manifest.at("/config/digest"))));
    }

    private static String blob(JsonNode digest) {
        return "blobs/" + digest.asText().replace(':', '/');
    }

    /** Times of all files in all layers, by their path in the image. */
    private Map<String, Long> files(String tar) throws IOException {
        var times = new LinkedHashMap<String, Long>();
        try (var in = new TarArchiveInputStream(Files.newInputStream(directory.resolve(tar)))) {
            for (var e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                var bytes = in.readAllBytes();
                if (bytes.length > 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b) {
                    var layer =
                            new TarArchiveInputStream(
                                    new GZIPInputStream(new ByteArrayInputStream(bytes)));
                    for (var file = layer.getNextEntry();
                            file != null;
                            file = layer.getNextEntry()) {
                        times.put(file.getName(), file.getLastModifiedTime().toMillis());
                    }
                }
            }
        }
        return times;
    }

    private void build(Path from, String tar) throws Exception {
        ImageBuild.write(
                ImagePlan.of("gateway", app),
                app,
                from.toString(),
                "graph-olap/gateway:1",
                directory.resolve("cache"),
                directory.resolve(tar));
    }

    private void write(String path, String content) throws IOException {
        var file = app.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void touch(FileTime time) throws IOException {
        try (var all = Files.walk(app)) {
            for (var file : all.toList()) {
                Files.setLastModifiedTime(file, time);
            }
        }
    }
}
