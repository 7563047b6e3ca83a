package io.grapholap.exportworker.job;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the export worker. */
@ConfigMapping(prefix = "graph-olap.export-worker")
public interface WorkerConfig {
    /** Name under which jobs are claimed; by default host and process id. */
    Optional<String> name();

    /** How many jobs run at the same time; at least 1. */
    @WithDefault("2")
    int concurrency();

    /** How long to wait before asking for work when no message said that there is some. */
    @WithDefault("5s")
    Duration pollInterval();

    /** How often the lease of a running job is renewed. */
    @WithDefault("2s")
    Duration leaseInterval();

    /** A job that could not renew its lease for so long stops; less than the lease of 30 s. */
    @WithDefault("25s")
    Duration leasePatience();

    /** A job that does not end so long after it was told to stop takes the worker with it. */
    @WithDefault("60s")
    Duration stuckTimeout();

    /** How long running jobs may go on when the worker stops; then they are given back. */
    @WithDefault("5s")
    Duration stopTimeout();

    /** Directory for temporary files; shared by workers of one machine. */
    @WithDefault("${java.io.tmpdir}/graph-olap-export-worker")
    Path workDir();

    /** Size above which a Parquet file is closed and another begun. */
    @WithDefault("64M")
    MemorySize fileSize();

    /** Memory of one statement; more is spilled to disk. */
    @WithDefault("1G")
    MemorySize exportMemory();

    /** Threads of one statement; by default all processors. */
    Optional<Integer> exportThreads();

    /** Settings of the child process that builds a graph. */
    Build build();

    /** Settings of the child process that builds a graph. */
    interface Build {
        /** Buffer pool of the engine. */
        @WithDefault("2G")
        MemorySize memory();

        /** Java heap beside it. */
        @WithDefault("256M")
        MemorySize heap();

        /** Java binary; by default the one that runs the worker. */
        Optional<Path> java();

        /** More options for that {@code java}, such as a start-up cache. */
        Optional<List<String>> jvmOptions();

        /** Class path; by default the engine's jar of a packaged worker, or the worker's own. */
        Optional<String> classPath();
    }

    /** Threads of one statement or build. */
    default int threads() {
        return exportThreads().orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }
}
