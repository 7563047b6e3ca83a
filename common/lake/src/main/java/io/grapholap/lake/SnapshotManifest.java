package io.grapholap.lake;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.DataFile;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What a snapshot consists of: exactly these files and nothing else. Written last, so its being
 * there means that the data is whole.
 *
 * @param formatVersion version of this shape, {@link #FORMAT}
 * @param mapping the definitions the data was exported by
 * @param entities one for every definition, nodes first, in the mapping's order
 */
public record SnapshotManifest(
        int formatVersion,
        long snapshotId,
        MappingDefinition mapping,
        List<Entity> entities,
        Instant writtenAt) {
    public static final int FORMAT = 1;

    /**
     * The files of one definition.
     *
     * @param columns the columns of every file, in this order
     * @param rows rows of all files
     * @param bytes bytes of all files
     * @param files at least one, even without rows; paths relative to the snapshot's root
     * @param queryIds ids of the warehouse statements that produced them
     */
    public record Entity(
            EntityKind kind,
            String name,
            List<PropertyDefinition> columns,
            long rows,
            long bytes,
            List<DataFile> files,
            List<String> queryIds) {}

    /** The files of the definition of that kind and name. */
    public Entity entity(EntityKind kind, String name) {
        return entities.stream()
                .filter(e -> e.kind() == kind && e.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new NoSuchElementException(
                                "the manifest has no " + kind.wireName() + " " + name));
    }

    /**
     * Reads the manifest of the snapshot whose root is {@code store}'s.
     *
     * @throws StoreException.NotFound if the snapshot is not finished
     * @throws StoreException.Corrupt if it cannot be read, or is of another format
     */
    public static SnapshotManifest read(ObjectStore store) {
        return parse(store.read(SnapshotLayout.MANIFEST));
    }

    /** Checksum of the manifest as it lies in the store; fails like {@link #read}. */
    public static String checksum(ObjectStore store) {
        return Crc32c.of(store.read(SnapshotLayout.MANIFEST));
    }

    /** The manifest in these bytes; fails like {@link #read}. */
    public static SnapshotManifest parse(byte[] json) {
        var manifest = ManifestCodec.decode(SnapshotLayout.MANIFEST, json, SnapshotManifest.class);
        ManifestCodec.requireFormat(SnapshotLayout.MANIFEST, manifest.formatVersion, FORMAT);
        return manifest;
    }

    /** Writes it below the snapshot's root, at once and durably. */
    public DataFile write(ObjectStore store) {
        return store.putAtomic(SnapshotLayout.MANIFEST, ManifestCodec.encode(this));
    }
}
