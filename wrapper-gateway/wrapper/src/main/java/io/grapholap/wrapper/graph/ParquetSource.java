package io.grapholap.wrapper.graph;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.build.GraphLoader;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.SnapshotManifest;
import java.nio.file.Path;

/** Builds the graph here, from the Parquet files that the snapshot's manifest names. */
final class ParquetSource {
    private final String engine;
    private final ObjectStore store;
    private final EngineSettings settings;

    ParquetSource(String engine, ObjectStore store, EngineSettings settings) {
        this.engine = engine;
        this.store = store;
        this.settings = settings;
    }

    /** Blocks until {@code file} holds the graph. */
    void load(Path file, Progress progress) {
        var manifest = SnapshotManifest.read(store);
        progress.begin(InstancePhase.LOADING_SCHEMA, "schema");
        try (var builder = GraphEngines.create(engine, file, settings)) {
            new GraphLoader(store, manifest, settings.scratch()).load(builder, telling(progress));
        }
    }

    private static GraphLoader.Progress telling(Progress progress) {
        return new GraphLoader.Progress() {
            @Override
            public void started(EntityKind kind, String name) {
                progress.begin(InstancePhase.LOADING_DATA, name, kind);
            }

            @Override
            public void loaded(EntityKind kind, String name, long rows) {
                progress.end(rows);
            }
        };
    }
}
