package io.grapholap.lake;

import io.grapholap.common.definition.EntityKind;
import java.net.URI;

/**
 * Where the files of a snapshot lie. Names that users choose are percent-encoded, so that none can
 * leave its place.
 */
public final class SnapshotLayout {
    /** Path of the snapshot's manifest, relative to the snapshot's root. */
    public static final String MANIFEST = "manifest.json";

    private SnapshotLayout() {}

    /** Root of a snapshot, relative to the store's root, without a {@code /} at its end. */
    public static String snapshot(String owner, long mappingId, long version, long snapshotId) {
        return StorePath.segment(owner) + "/" + mappingId + "/v" + version + "/" + snapshotId;
    }

    /**
     * Root of a snapshot as a URI that ends with {@code /}; {@code ObjectStore.of} of it is the
     * snapshot's own store.
     */
    public static URI snapshotRoot(
            URI storeRoot, String owner, long mappingId, long version, long snapshotId) {
        var base = storeRoot.toString();
        // The object's name may hold '%', which a URI spells %25.
        var path = snapshot(owner, mappingId, version, snapshotId).replace("%", "%25");
        return URI.create(base + (base.endsWith("/") ? "" : "/") + path + "/");
    }

    /** Directory of all attempts at one entity: {@code nodes/<Label>} or {@code edges/<TYPE>}. */
    public static String entity(EntityKind kind, String name) {
        return (kind == EntityKind.NODE ? "nodes/" : "edges/") + StorePath.segment(name);
    }

    /** Directory of one attempt at one entity. */
    public static String entityAttempt(EntityKind kind, String name, String prefix) {
        return entity(kind, name) + "/" + StorePath.segment(prefix);
    }

    /** Directory of all attempts at keeping the dropped rows of one entity. */
    public static String quarantine(EntityKind kind, String name) {
        return "quarantine/" + entity(kind, name);
    }

    /** Path of the rows that one attempt dropped of one entity. */
    public static String quarantineFile(EntityKind kind, String name, String prefix) {
        return quarantine(kind, name) + "/" + StorePath.segment(prefix) + "/part-0.parquet";
    }

    /** Directory of all built graphs of one version of an engine. */
    public static String graphs(String engine, String engineVersion) {
        return "graph/" + StorePath.segment(engine + "-" + engineVersion);
    }

    /** Directory of one attempt at building a graph. */
    public static String graphAttempt(String engine, String engineVersion, String prefix) {
        return graphs(engine, engineVersion) + "/" + StorePath.segment(prefix);
    }

    /** Path of the manifest that names the built graph of an engine. */
    public static String graphManifest(String engine) {
        return "graph/" + StorePath.segment(engine) + "/" + MANIFEST;
    }
}
