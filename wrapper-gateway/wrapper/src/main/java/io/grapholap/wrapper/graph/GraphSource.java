package io.grapholap.wrapper.graph;

import io.grapholap.common.instance.InstancePhase;
import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.ResizableEngine;
import io.grapholap.engine.build.GraphBuild;
import io.grapholap.lake.GraphManifest;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.StoreException;
import io.grapholap.wrapper.WrapperConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings the snapshot's graph here: a copy of the built graph where there is one for this engine
 * and version, else loaded from Parquet. The store's own files are never opened.
 */
final class GraphSource {
    private static final Logger LOG = Logger.getLogger(GraphSource.class);

    private final WrapperConfig config;
    private final long snapshotId;
    private final ObjectStore store;
    private final WorkDir work;

    GraphSource(WrapperConfig config, long snapshotId, ObjectStore store, WorkDir work) {
        this.config = config;
        this.snapshotId = snapshotId;
        this.store = store;
        this.work = work;
    }

    /** Blocks until the graph is open; some seconds for millions of nodes. */
    OpenGraph open(Progress progress) {
        progress.begin(InstancePhase.DOWNLOADING, "download");
        work.create();
        var copy = built().map(this::copy);
        if (copy.isPresent()) {
            progress.begin(InstancePhase.LOADING_SCHEMA, "open");
            var engine = engine(copy.get());
            progress.begin(InstancePhase.LOADING_DATA, "count");
            return new OpenGraph(engine, true);
        }
        LOG.infof(
                "Snapshot %d has no built graph for this version of %s; its Parquet is loaded.",
                snapshotId, config.engine());
        var file = work.graph().resolve(GraphBuild.GRAPH_FILE);
        new ParquetSource(config.engine(), store, settings()).load(file, progress);
        return new OpenGraph(engine(file), false);
    }

    private GraphEngine engine(Path file) {
        return new ResizableEngine(
                settings -> GraphEngines.open(config.engine(), file, settings), settings());
    }

    private Optional<GraphManifest> built() {
        try {
            var manifest = GraphManifest.read(store, config.engine());
            var version = GraphEngines.info(config.engine()).version();
            return manifest.engineVersion().equals(version)
                    ? Optional.of(manifest)
                    : Optional.empty();
        } catch (StoreException.NotFound e) {
            return Optional.empty();
        }
    }

    private Path copy(GraphManifest manifest) {
        for (var file : manifest.files()) {
            store.fetch(file, local(file.path()));
        }
        return manifest.files().stream()
                .map(file -> local(file.path()))
                .filter(path -> path.endsWith(GraphBuild.GRAPH_FILE))
                .findFirst()
                .orElse(local(manifest.files().getFirst().path()));
    }

    private Path local(String path) {
        return work.graph().resolve(path.substring(path.lastIndexOf('/') + 1));
    }

    private EngineSettings settings() {
        return new EngineSettings(
                EngineShare.bufferPool(config.memoryBytes()),
                Runtime.getRuntime().availableProcessors(),
                config.queryThreads(),
                work.scratch(),
                config.maxSpoolBytes());
    }
}
