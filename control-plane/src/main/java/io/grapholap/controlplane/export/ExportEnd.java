package io.grapholap.controlplane.export;

import io.grapholap.common.job.JobFailure;
import java.util.List;
import java.util.Locale;

/** How the export of a snapshot ended, for those who promise that it does well. */
enum ExportEnd {
    READY,
    /** The reason names a query, a column or a row that its owner can mend. */
    MENDABLE,
    /** The platform could not do it, whatever the data. */
    BROKEN;

    /** Of a snapshot that failed: one failure that its owner cannot mend decides. */
    static ExportEnd of(List<JobState> jobs) {
        boolean mendable =
                jobs.stream()
                        .filter(JobState.Failed.class::isInstance)
                        .map(JobState.Failed.class::cast)
                        .allMatch(failed -> isMendable(failed.failure().code()));
        return mendable ? MENDABLE : BROKEN;
    }

    private static boolean isMendable(JobFailure.Code code) {
        return switch (code) {
            case SQL_REFUSED,
                    SQL_FAILED,
                    COLUMN_MISSING,
                    CAST_FAILED,
                    NULL_KEY,
                    DUPLICATE_KEY,
                    DANGLING_EDGE ->
                    true;
            case DEADLINE_EXCEEDED, STORE_FAILED, BUILD_FAILED, WORKER_LOST, INTERNAL_ERROR ->
                    false;
        };
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
