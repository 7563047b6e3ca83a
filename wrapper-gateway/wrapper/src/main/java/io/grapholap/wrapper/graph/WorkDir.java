package io.grapholap.wrapper.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * What this incarnation keeps on disk: the copy of the graph and the engine's scratch files. Others
 * may keep files beside them.
 */
record WorkDir(Path root) {
    /** Where the graph lies; empty at first. */
    Path graph() {
        return root.resolve("graph");
    }

    Path scratch() {
        return root.resolve("scratch");
    }

    /** Makes it anew. */
    void create() {
        delete();
        try {
            Files.createDirectories(graph());
            Files.createDirectories(scratch());
        } catch (IOException e) {
            throw new UncheckedIOException("the work directory cannot be made", e);
        }
    }

    /** Removes all of it, and the directory itself if nothing else is there. */
    void delete() {
        delete(graph());
        delete(scratch());
        try {
            Files.deleteIfExists(root);
        } catch (IOException e) {
            // Somebody keeps files there.
        }
    }

    /** Removes it with whatever is in it. */
    void deleteAll() {
        delete(root);
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // What cannot be removed is left to whoever owns the directory.
        }
    }
}
