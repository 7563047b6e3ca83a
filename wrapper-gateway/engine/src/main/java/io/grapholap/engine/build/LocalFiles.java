package io.grapholap.engine.build;

import io.grapholap.common.job.DataFile;
import io.grapholap.lake.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Files of the store as files of this machine: in place where they are, else as copies. */
final class LocalFiles {
    private final ObjectStore store;
    private final Path scratch;

    LocalFiles(ObjectStore store, Path scratch) {
        this.store = store;
        this.scratch = scratch;
    }

    /** Calls {@code work} with all files at hand; copies are gone afterwards. */
    <T> T with(List<DataFile> files, Function<List<Path>, T> work) {
        var copies = new ArrayList<Path>();
        try {
            return work.apply(files.stream().map(f -> local(f, copies)).toList());
        } finally {
            copies.forEach(LocalFiles::delete);
        }
    }

    private Path local(DataFile file, List<Path> copies) {
        return store.localPath(file.path())
                .orElseGet(() -> {
                    try {
                        Files.createDirectories(scratch);
                        var copy = Files.createTempFile(scratch, "part-", ".parquet");
                        copies.add(copy);
                        store.fetch(file, copy);
                        return copy;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
