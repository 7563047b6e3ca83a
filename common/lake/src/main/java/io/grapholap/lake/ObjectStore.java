package io.grapholap.lake;

import io.grapholap.common.job.DataFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Named bytes below one root. Blocking: call it from worker threads only.
 *
 * <p>A path is relative to the root, with {@code /} between its segments; an absolute path and the
 * segments {@code .} and {@code ..} are refused with {@link IllegalArgumentException}. Everything
 * else that goes wrong is a {@link StoreException}.
 */
public interface ObjectStore {
    /**
     * The store below {@code root}, which need not exist yet.
     *
     * @param root {@code file:///…}, the only kind there is so far
     */
    static ObjectStore of(URI root) {
        if ("file".equals(root.getScheme())) {
            return new LocalObjectStore(Path.of(root));
        }
        throw new IllegalArgumentException(
                "The object store " + root + " is of no known kind; use file:///….");
    }

    /** The whole object; for small ones, such as manifests. */
    byte[] read(String path);

    /** Bytes of the object. */
    long size(String path);

    /** Copies the object to {@code target}, replacing it; the copy is the caller's to change. */
    void fetch(String path, Path target);

    /**
     * Copies the object to {@code target} and compares it with what a manifest says of it. The copy
     * is as durable as any file just written, not more.
     *
     * @throws StoreException.Corrupt if its size or checksum is another; {@code target} is gone
     *     then
     */
    void fetch(DataFile file, Path target);

    /**
     * Stores a local file; it is whole or not there. A file that already lies where {@link
     * #localPath} says is only made durable.
     *
     * @return its path, size and checksum, with 0 rows
     */
    DataFile put(Path file, String path);

    /**
     * Stores a local file that the caller needs no more, like {@link #put}; the file is gone then.
     */
    DataFile adopt(Path file, String path);

    /** Stores a small object, replacing what was there; readers see the old or the new one. */
    DataFile putAtomic(String path, byte[] content);

    /**
     * Deletes the object {@code prefix}, or all objects below {@code prefix/}. Repeating it is
     * harmless.
     */
    void deleteAll(String prefix);

    /**
     * Names of what lies directly below {@code prefix}, in no order, none if there is nothing. For
     * sweeping what no manifest names; readers trust manifests alone.
     */
    List<String> children(String prefix);

    /** Where the object lies, or would lie, if the store is a directory of this machine. */
    Optional<Path> localPath(String path);
}
