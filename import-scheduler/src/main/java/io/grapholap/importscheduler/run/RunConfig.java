package io.grapholap.importscheduler.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How windows are read and landed. */
@ConfigMapping(prefix = "graph-olap.import.run")
public interface RunConfig {
    /** How often windows that are due are looked for. */
    @WithDefault("1s")
    String every();

    /** How often it is said that windows are still being read. */
    @WithDefault("30s")
    String renewEvery();

    /** How often jobs are looked for whose windows are to be planned; {@code off} for never. */
    @WithDefault("1s")
    String planEvery();

    /** Windows that this process reads at the same time. */
    @WithDefault("2")
    int windows();

    /** How long a window is this process's without a sign of life. */
    @WithDefault("2m")
    Duration lease();

    /** How long one attempt may take. */
    @WithDefault("6h")
    Duration timeLimit();

    /** How far scheduled windows stay behind the warehouse's clock, for transactions in flight. */
    @WithDefault("5m")
    Duration safetyLag();

    /** Memory of one window, in MiB; more is spilled. */
    @WithDefault("256")
    int memoryMib();

    /** Where windows are prepared. */
    @WithDefault("${java.io.tmpdir}/graph-olap-import")
    Path scratch();
}
