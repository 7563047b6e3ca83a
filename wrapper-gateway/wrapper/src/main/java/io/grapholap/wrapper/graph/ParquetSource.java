package io.grapholap.wrapper.graph;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.job.DataFile;
import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphBuilder;
import io.grapholap.engine.GraphEngines;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.SnapshotManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the graph here, from the Parquet files that the snapshot's manifest names. */
final class ParquetSource {
    private final String engine;
    private final ObjectStore store;
    private final WorkDir work;
    private final EngineSettings settings;

    ParquetSource(String engine, ObjectStore store, WorkDir work, EngineSettings settings) {
        this.engine = engine;
        this.store = store;
        this.work = work;
        this.settings = settings;
    }

    /** Blocks until {@code file} holds the graph. */
    void load(Path file, Progress progress) {
        var manifest = SnapshotManifest.read(store);
        progress.begin(InstancePhase.LOADING_SCHEMA, "schema");
        try (var builder = GraphEngines.create(engine, file, settings)) {
            for (var entity : manifest.mapping().entities()) {
                create(builder, entity);
            }
            for (var entity : manifest.mapping().entities()) {
                progress.begin(InstancePhase.LOADING_DATA, entity.name(), entity.kind());
                progress.end(copy(builder, manifest, entity));
            }
        }
    }

    private static void create(GraphBuilder builder, EntityDefinition entity) {
        switch (entity) {
            case NodeDefinition node ->
                    builder.createNodes(node.label(), node.primaryKey(), node.properties());
            case EdgeDefinition edge ->
                    builder.createEdges(
                            edge.type(), edge.fromNode(), edge.toNode(), edge.properties());
        }
    }

    private long copy(GraphBuilder builder, SnapshotManifest manifest, EntityDefinition entity) {
        var files = fetch(manifest.entity(entity.kind(), entity.name()).files());
        try {
            return switch (entity) {
                case NodeDefinition node -> builder.copyNodes(node.label(), files);
                case EdgeDefinition edge -> builder.copyEdges(edge.type(), files);
            };
        } finally {
            files.forEach(file -> file.toFile().delete());
        }
    }

    private List<Path> fetch(List<DataFile> files) {
        var fetched = new ArrayList<Path>();
        for (int i = 0; i < files.size(); i++) {
            var target = work.scratch().resolve("part-" + i + ".parquet");
            try {
                Files.deleteIfExists(target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            store.fetch(files.get(i), target);
            fetched.add(target);
        }
        return fetched;
    }
}
