package io.grapholap.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.ModificationTimeProvider;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;

/** Writes an image as a tar file; the same input gives the same bytes. */
final class ImageBuild {
    /** When everything in an image was made, so that two builds are alike. */
    private static final Instant ALWAYS = Instant.ofEpochSecond(1);

    private ImageBuild() {}

    /**
     * Builds one image.
     *
     * @param base a tar file with a base image that has a Java 25, or the name of an image in a
     *     registry
     * @param name what the image is called, such as {@code graph-olap/gateway:0.1.0}
     * @param cache directory for layers of the base
     */
    static void write(ImagePlan plan, Path app, String base, String name, Path cache, Path tar)
            throws Exception {
        var image =
                from(base)
                        .setFormat(ImageFormat.OCI)
                        .setCreationTime(ALWAYS)
                        .setUser(ImagePlan.USER)
                        .setWorkingDirectory(AbsoluteUnixPath.get(ImagePlan.APP))
                        .setEntrypoint(plan.entrypoint())
                        .setExposedPorts(
                                plan.ports().stream().map(Port::tcp).collect(Collectors.toSet()))
                        .addEnvironmentVariable("LC_ALL", "C.UTF-8")
                        .addLabel("org.opencontainers.image.title", "graph-olap/" + plan.service())
                        .addLabel("org.opencontainers.image.licenses", "Apache-2.0");
        for (var layer : plan.layers()) {
            image.addFileEntriesLayer(layer(layer, app));
        }
        image.containerize(
                Containerizer.to(TarImage.at(tar).named(name))
                        .setBaseImageLayersCache(cache.resolve("base"))
                        .setApplicationLayersCache(cache.resolve("application"))
                        .setToolName("graph-olap"));
    }

    private static JibContainerBuilder from(String base) throws InvalidImageReferenceException {
        if (!base.endsWith(".tar")) {
            return Jib.from(base);
        }
        var file = Path.of(base);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no base image at " + base);
        }
        return Jib.from(TarImage.at(file));
    }

    private static FileEntriesLayer layer(ImagePlan.Layer layer, Path app) throws IOException {
        var files = FileEntriesLayer.builder().setName(layer.name());
        // A start-up cache fits only jars of the time at which they were when it was made.
        ModificationTimeProvider times =
                ImagePlan.cache(app).isPresent() ? (file, _) -> time(file) : (_, _) -> ALWAYS;
        for (var path : layer.paths()) {
            files.addEntryRecursive(
                    app.resolve(path),
                    AbsoluteUnixPath.get(ImagePlan.APP + "/" + path),
                    (file, _) ->
                            Files.isDirectory(file)
                                    ? FilePermissions.DEFAULT_FOLDER_PERMISSIONS
                                    : FilePermissions.DEFAULT_FILE_PERMISSIONS,
                    times);
        }
        return files.build();
    }

    private static Instant time(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
