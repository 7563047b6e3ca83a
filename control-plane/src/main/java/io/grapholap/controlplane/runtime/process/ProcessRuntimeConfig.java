package io.grapholap.controlplane.runtime.process;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How wrappers run as child processes. */
@ConfigMapping(prefix = "graph-olap.runtime.process")
public interface ProcessRuntimeConfig {
    /** Where records, scratch directories and logs of wrappers lie; needed to start any. */
    Optional<Path> stateDir();

    /** The wrapper's {@code quarkus-run.jar}; needed to start any. */
    Optional<Path> wrapperJar();

    /** An AOT cache made from exactly that jar; starts are slower without. */
    Optional<Path> aotCache();

    /** The {@code java} that runs wrappers; by default the one that runs the control plane. */
    Optional<Path> java();

    /** More options for that {@code java}, before those that the instance's size decides. */
    Optional<List<String>> jvmOptions();

    /** How long a wrapper may take to end when asked to; killed afterwards. */
    @WithDefault("5s")
    Duration stopGrace();

    /** How many wrappers are booted ahead of need, so that the next instance starts sooner. */
    @WithDefault("0")
    int spares();

    /** How long after a start its successor boots; the start itself shall have the machine. */
    @WithDefault("2s")
    Duration spareDelay();

    /** Memory of the first spare; later ones have that of the last instance started. */
    @WithDefault("3G")
    MemorySize spareMemory();

    /** How many logs of ended wrappers are kept. */
    @WithDefault("50")
    int keptLogs();
}
