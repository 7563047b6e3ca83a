package io.grapholap.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Brings the tables that come with the platform into a stack's warehouse. */
final class WarehouseSeed {
    private WarehouseSeed() {}

    /** Copies each table that is not there yet; never touches one that is. */
    static void plant(Path seed, Path warehouse) throws IOException {
        for (var file : tables(seed)) {
            var target = warehouse.resolve(seed.relativize(file).toString());
            if (!Files.exists(target)) {
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static List<Path> tables(Path seed) throws IOException {
        try (var files = Files.walk(seed)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().matches(".*\\.(csv|parquet)"))
                    .toList();
        }
    }
}
