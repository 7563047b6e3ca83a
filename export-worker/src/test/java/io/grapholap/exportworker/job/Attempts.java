package io.grapholap.exportworker.job;

import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.JobWork;
import io.grapholap.lake.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Attempts for plain tests. */
public final class Attempts {
    public static final String PREFIX = "p1";

    private Attempts() {}

    /** An attempt that holds its job for {@code timeLeft}, on a store in {@code directory}. */
    public static Attempt of(JobWork work, Path directory, Duration timeLeft) throws IOException {
        return of(work, directory, timeLeft, PREFIX);
    }

    /** An attempt that writes below directories named {@code prefix}. */
    static Attempt of(JobWork work, Path directory, Duration timeLeft, String prefix)
            throws IOException {
        var root = directory.resolve("store").toUri();
        var scratch = Files.createDirectories(directory.resolve("scratch"));
        var job =
                new ClaimedJob(
                        1,
                        7,
                        1,
                        Instant.now().plusSeconds(30),
                        Instant.now().plus(timeLeft),
                        root,
                        prefix,
                        work,
                        null);
        return new Attempt(job, ObjectStore.of(root), scratch, Clock.systemUTC());
    }
}
