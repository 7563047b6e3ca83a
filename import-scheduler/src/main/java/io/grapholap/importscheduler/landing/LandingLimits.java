package io.grapholap.importscheduler.landing;

import java.nio.file.Path;

/**
 * What landing may use.
 *
 * @param scratch directory for files of windows that are being staged
 * @param memoryBytes memory of one window; more is spilled to {@code scratch}
 * @param threads how many threads work on one window
 * @param fileBytes size above which a Parquet file is closed and another begun
 */
public record LandingLimits(Path scratch, long memoryBytes, int threads, long fileBytes) {}
