package io.grapholap.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Which ahead-of-time caches a start uses, and which it makes. */
final class AotPlan {
    /**
     * With a cache: mapped where it was written for, so that its pages stay shared and clean (half
     * the memory), and without warnings of code left out, on which nobody needs to act.
     */
    private static final List<String> CACHED =
            List.of(
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "-Xlog:aot*=error");

    private final boolean training;
    private final Consumer<String> journal;
    private final List<AotCache> recording = new ArrayList<>();

    /**
     * @param training make the caches that do not fit
     */
    AotPlan(boolean training, Consumer<String> journal) {
        this.training = training;
        this.journal = journal;
    }

    /** Whether the caches that do not fit are made. */
    boolean training() {
        return training;
    }

    /** JVM flags for the application with this cache. */
    List<String> flags(AotCache cache) throws IOException {
        var usable = usable(cache);
        if (usable.isPresent()) {
            var flags = new ArrayList<>(CACHED);
            flags.add("-XX:AOTCache=" + usable.get());
            return flags;
        }
        if (training) {
            cache.discard();
            recording.add(cache);
            return List.of("-XX:AOTCacheOutput=" + cache.file());
        }
        return List.of();
    }

    /** The control plane adds the cache's flag by itself; what it cannot know is the recording. */
    WrapperJvm wrapper(AotCache cache) throws IOException {
        var usable = usable(cache);
        return usable.isPresent()
                ? new WrapperJvm(usable, CACHED)
                : new WrapperJvm(Optional.empty(), flags(cache));
    }

    private Optional<Path> usable(AotCache cache) throws IOException {
        if (cache.fits()) {
            return Optional.of(cache.file());
        }
        if (cache.exists() && !training) {
            journal.accept(
                    "the start-up cache of "
                            + cache.directory()
                            + " is of other jars; starting without it (make train renews it)");
        }
        return Optional.empty();
    }

    boolean records() {
        return !recording.isEmpty();
    }

    /** Seals the caches that were written; to be called when all processes have ended. */
    void seal() throws IOException {
        for (var cache : recording) {
            if (cache.exists()) {
                cache.seal();
            } else {
                journal.accept("no start-up cache was written in " + cache.directory());
            }
        }
    }
}
