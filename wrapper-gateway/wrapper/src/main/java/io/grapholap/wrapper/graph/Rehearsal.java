package io.grapholap.wrapper.graph;

import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.QueryRequest;
import io.grapholap.engine.build.GraphBuild;
import io.grapholap.lake.GraphManifest;
import io.grapholap.lake.ObjectStore;
import io.grapholap.wrapper.WrapperConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Brings up an empty graph of a spare's own and asks it one question, so that all code of a start
 * is loaded and has run before the real graph is wanted. What it leaves it removes; that it fails
 * harms nobody.
 */
final class Rehearsal {
    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final String STORED = "graph/" + GraphBuild.GRAPH_FILE;
    private static final long POOL_BYTES = 64L << 20;

    private final WrapperConfig config;

    Rehearsal(WrapperConfig config) {
        this.config = config;
    }

    /** Blocks for some tenths of a second. */
    void run() {
        try {
            var directory = Files.createTempDirectory("rehearsal");
            try {
                play(directory);
            } finally {
                new WorkDir(directory).deleteAll();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The rehearsal of a start failed; the start itself takes longer.", e);
        }
    }

    private void play(Path directory) throws IOException {
        var store = ObjectStore.of(directory.resolve("store").toUri());
        stage(directory, store);
        var quiet = new Progress(new Lifecycle(Clock.systemUTC()), (_, _) -> {});
        var work = new WorkDir(directory.resolve("work"));
        try (var engine = new GraphSource(config, 0, store, work).open(quiet).engine()) {
            engine.schema();
            engine.query(
                    new QueryRequest(
                            "rehearsal",
                            "RETURN 1 AS one",
                            Map.of(),
                            Duration.ofSeconds(10),
                            1,
                            1L << 10));
        }
    }

    /** An empty built graph, as a snapshot has it. */
    private void stage(Path directory, ObjectStore store) throws IOException {
        var file =
                Files.createDirectories(directory.resolve("build")).resolve(GraphBuild.GRAPH_FILE);
        var settings = new EngineSettings(POOL_BYTES, 1, 1, directory.resolve("scratch"));
        GraphEngines.create(config.engine(), file, settings).close();
        var stored = store.adopt(file, STORED);
        new GraphManifest(
                        GraphManifest.FORMAT,
                        config.engine(),
                        GraphEngines.info(config.engine()).version(),
                        List.of(stored),
                        stored.crc32c(),
                        0,
                        0,
                        Instant.EPOCH)
                .write(store);
    }
}
