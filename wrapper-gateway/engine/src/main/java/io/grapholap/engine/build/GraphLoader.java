package io.grapholap.engine.build;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.engine.GraphBuildException;
import io.grapholap.engine.GraphBuilder;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.SnapshotManifest;
import java.nio.file.Path;
import java.util.List;

/** Loads what a snapshot's manifest names into a new graph file: all nodes, then all edges. */
public final class GraphLoader {
    private final SnapshotManifest manifest;
    private final LocalFiles files;

    /**
     * @param store the snapshot's own, below its root
     * @param scratch directory for copies of files that are not on this machine
     */
    public GraphLoader(ObjectStore store, SnapshotManifest manifest, Path scratch) {
        this.manifest = manifest;
        this.files = new LocalFiles(store, scratch);
    }

    /** Hears how far loading has come. */
    public interface Progress {
        void started(EntityKind kind, String name);

        void loaded(EntityKind kind, String name, long rows);

        /** Hears nothing. */
        static Progress none() {
            return new Progress() {
                @Override
                public void started(EntityKind kind, String name) {}

                @Override
                public void loaded(EntityKind kind, String name, long rows) {}
            };
        }
    }

    /** How many nodes and edges a graph has. */
    public record Counts(long nodes, long edges) {}

    /**
     * Loads everything; the caller closes {@code builder} afterwards.
     *
     * @throws GraphBuildException when the engine refuses a table or a row, or the counts are not
     *     those of the manifest
     */
    public Counts load(GraphBuilder builder, Progress progress) {
        long nodes = 0;
        for (var node : manifest.mapping().nodeDefinitions()) {
            var entity = manifest.entity(EntityKind.NODE, node.label());
            nodes +=
                    load(
                            entity,
                            progress,
                            paths ->
                                    builder.loadNodes(
                                            node.label(),
                                            node.primaryKey(),
                                            node.properties(),
                                            paths));
        }
        long edges = 0;
        for (var edge : manifest.mapping().edgeDefinitions()) {
            var entity = manifest.entity(EntityKind.EDGE, edge.type());
            edges +=
                    load(
                            entity,
                            progress,
                            paths ->
                                    builder.loadEdges(
                                            edge.type(),
                                            edge.fromNode(),
                                            edge.toNode(),
                                            edge.properties(),
                                            paths));
        }
        return new Counts(nodes, edges);
    }

    private interface Load {
        long from(List<Path> paths);
    }

    private long load(SnapshotManifest.Entity entity, Progress progress, Load load) {
        progress.started(entity.kind(), entity.name());
        long rows = files.with(entity.files(), load::from);
        if (rows != entity.rows()) {
            throw new GraphBuildException(
                    "%s: the manifest says %d rows, its files have %d."
                            .formatted(entity.name(), entity.rows(), rows));
        }
        progress.loaded(entity.kind(), entity.name(), rows);
        return rows;
    }
}
