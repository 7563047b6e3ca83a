package io.grapholap.engine.build;

import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.build.GraphBuildResult.BuiltFile;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.SnapshotManifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** Builds the graph file of one snapshot. */
public final class GraphBuild {
    /** Name of the file that {@link GraphEngines#open} takes. */
    public static final String GRAPH_FILE = "graph.db";

    private static final int CHUNK = 1 << 20;

    private GraphBuild() {}

    /**
     * @return the files in the output directory, with their checksums
     * @throws io.grapholap.engine.GraphBuildException when the engine refuses the data
     */
    public static GraphBuildResult run(GraphBuildRequest request) throws IOException {
        var output = Path.of(request.outputDir());
        var scratch = output.resolve("scratch");
        var store = ObjectStore.of(request.storeRoot());
        var manifest = SnapshotManifest.read(store);
        var settings = new EngineSettings(request.memoryBytes(), request.threads(), 1, scratch);
        GraphLoader.Counts counts;
        try (var builder =
                GraphEngines.create(request.engine(), output.resolve(GRAPH_FILE), settings)) {
            counts =
                    new GraphLoader(store, manifest, scratch)
                            .load(builder, GraphLoader.Progress.none());
        }
        Files.deleteIfExists(scratch);
        return new GraphBuildResult(
                GraphEngines.info(request.engine()).version(),
                files(output),
                counts.nodes(),
                counts.edges());
    }

    private static List<BuiltFile> files(Path output) throws IOException {
        var built = new ArrayList<BuiltFile>();
        try (var files = Files.list(output)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.startsWith(GRAPH_FILE)) {
                    built.add(new BuiltFile(name, Files.size(file), crc32c(file)));
                }
            }
        }
        return List.copyOf(built);
    }

    /** Read right after writing, so from memory. */
    private static String crc32c(Path file) throws IOException {
        var sum = new CRC32C();
        var buffer = ByteBuffer.allocateDirect(CHUNK);
        try (var in = FileChannel.open(file)) {
            while (in.read(buffer.clear()) >= 0) {
                sum.update(buffer.flip());
            }
        }
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
