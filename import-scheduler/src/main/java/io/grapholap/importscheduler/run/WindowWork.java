package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.job.TableJob;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at a window that this process has taken.
 *
 * @param readFrom first point that is read, as text
 * @param readTo first point that is not, as text
 * @param stagedAttempt the attempt whose files only wait to be committed; null if none does
 */
record WindowWork(
        String queryId,
        TableJob job,
        String lane,
        long seq,
        String readFrom,
        String readTo,
        int attempt,
        long epoch,
        @Nullable Integer stagedAttempt) {}
