package io.grapholap.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Directories that benchmarks fill. */
final class Scratch {
    private Scratch() {}

    /** Makes the directory, or empties it. */
    static Path empty(Path directory) throws IOException {
        remove(directory);
        return Files.createDirectories(directory);
    }

    static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
