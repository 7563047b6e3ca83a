package io.grapholap.engine.ryugraph;

import com.kuzudb.Database;
import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphBuildException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens files of the engine, always with the same settings. */
final class Databases {
    /** Address space set aside for the file, not memory; a power of two. */
    private static final long MAX_FILE_BYTES = 1L << 42;

    private Databases() {}

    /** Read-write, compressed, without checkpoints of its own accord. */
    static Database open(Path file, EngineSettings settings) {
        try {
            var database =
                    new Database(
                            file.toAbsolutePath().toString(),
                            settings.bufferPoolBytes(),
                            true,
                            false,
                            MAX_FILE_BYTES,
                            false,
                            -1);
            NativeLibraries.deleteUnpacked();
            return database;
        } catch (RuntimeException e) {
            throw new GraphBuildException(
                    "The graph file " + file.getFileName() + " cannot be opened: " + e.getMessage(),
                    e);
        }
    }

    /** Bytes of the file and of all files beside it that begin with its name. */
    static long bytes(Path file) {
        var prefix = file.getFileName().toString();
        try (var files = Files.list(file.toAbsolutePath().getParent())) {
            return files.filter(f -> f.getFileName().toString().startsWith(prefix))
                    .mapToLong(Databases::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
