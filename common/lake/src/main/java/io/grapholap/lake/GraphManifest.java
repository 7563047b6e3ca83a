package io.grapholap.lake;

import io.grapholap.common.job.DataFile;
import java.time.Instant;
import java.util.List;

/**
 * The ready-built graph of a snapshot for one engine.
 *
 * @param formatVersion version of this shape, {@link #FORMAT}
 * @param engineVersion version of the engine that built it, and that may open it
 * @param files paths relative to the snapshot's root
 * @param snapshotManifestCrc32c checksum of the {@code manifest.json} it was built from
 */
public record GraphManifest(
        int formatVersion,
        String engine,
        String engineVersion,
        List<DataFile> files,
        String snapshotManifestCrc32c,
        long nodeCount,
        long edgeCount,
        Instant builtAt) {
    public static final int FORMAT = 1;

    /**
     * Reads the manifest of an engine's graph, from the store of the snapshot's root.
     *
     * @throws StoreException.NotFound if no graph was built for that engine
     * @throws StoreException.Corrupt if it cannot be read, or is of another format
     */
    public static GraphManifest read(ObjectStore store, String engine) {
        var path = SnapshotLayout.graphManifest(engine);
        var manifest = ManifestCodec.decode(path, store.read(path), GraphManifest.class);
        ManifestCodec.requireFormat(path, manifest.formatVersion, FORMAT);
        return manifest;
    }

    /** Writes it to the engine's fixed place below the snapshot's root, at once and durably. */
    public DataFile write(ObjectStore store) {
        return store.putAtomic(SnapshotLayout.graphManifest(engine), ManifestCodec.encode(this));
    }
}
