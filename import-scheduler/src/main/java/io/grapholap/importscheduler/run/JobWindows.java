package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.job.TableJob;
import io.grapholap.importscheduler.window.WindowSettings;
import io.grapholap.warehouse.source.CursorKind;
import java.time.Duration;
import java.time.ZoneOffset;

/** How a job cuts its time line, by its parameters. */
final class JobWindows {
    private static final Duration LOOKBACK = Duration.ofHours(1);

    private JobWindows() {}

    static WindowSettings settings(TableJob job, CursorKind kind, RunConfig config) {
        return new WindowSettings(
                kind,
                ZoneOffset.UTC,
                Duration.ofHours(job.parameters().queryWindowSizeHours()),
                Duration.ofMinutes(job.parameters().refreshIntervalMinutes()),
                LOOKBACK,
                config.safetyLag());
    }
}
