package io.grapholap.engine;

import java.nio.file.Path;

/**
 * How much of the machine one engine may use.
 *
 * @param bufferPoolBytes memory for pages and intermediate results, in bytes; at least 64 MiB
 * @param threads threads that work on one query; those of users leave one for the others
 * @param readers queries that run at the same time; more wait for their turn
 * @param scratch directory for temporary files; created when missing, contents may vanish
 * @param spoolBytes what all big answers together may take there while they wait to be read
 */
public record EngineSettings(
        long bufferPoolBytes, int threads, int readers, Path scratch, long spoolBytes) {
    private static final long SPOOL = 8L << 30;
    private static final long MIN_BUFFER_POOL = 64L << 20;

    public EngineSettings {
        if (bufferPoolBytes < MIN_BUFFER_POOL) {
            throw new IllegalArgumentException(
                    "buffer pool of " + bufferPoolBytes + " bytes is below " + MIN_BUFFER_POOL);
        }
        if (threads < 1 || readers < 1) {
            throw new IllegalArgumentException(
                    "threads and readers must be positive: " + threads + ", " + readers);
        }
        if (spoolBytes < 1) {
            throw new IllegalArgumentException("spool bytes must be positive: " + spoolBytes);
        }
    }

    /** With 8 GiB for big answers. */
    public EngineSettings(long bufferPoolBytes, int threads, int readers, Path scratch) {
        this(bufferPoolBytes, threads, readers, scratch, SPOOL);
    }

    /** All processors for each query, four queries at a time. */
    public static EngineSettings of(long bufferPoolBytes, Path scratch) {
        return new EngineSettings(
                bufferPoolBytes, Runtime.getRuntime().availableProcessors(), 4, scratch);
    }
}
