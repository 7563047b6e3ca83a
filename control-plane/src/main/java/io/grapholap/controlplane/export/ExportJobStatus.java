package io.grapholap.controlplane.export;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a job is in its life, as clients see it. */
public enum ExportJobStatus {
    PENDING("state = 'queued'"),
    CLAIMED("state = 'claimed' and queryId is null"),
    /** Claimed, and the warehouse runs its statement. */
    SUBMITTED("state = 'claimed' and queryId is not null"),
    COMPLETED("state = 'completed'"),
    /** Failed, or cancelled with its snapshot. */
    FAILED("state in ('failed', 'cancelled')");

    /** HQL expression of a job's status by its wire name. */
    static final String OF_ROW =
            "case when state = 'queued' then 'pending'"
                    + " when state = 'cancelled' then 'failed'"
                    + " when state = 'claimed' and queryId is not null then 'submitted'"
                    + " else state end";

    private final String condition;

    ExportJobStatus(String condition) {
        this.condition = condition;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** HQL condition that the jobs of this status meet. */
    String condition() {
        return condition;
    }

    static ExportJobStatus of(JobState state) {
        return switch (state) {
            case JobState.Queued _ -> PENDING;
            case JobState.Claimed claimed -> claimed.queryId() == null ? CLAIMED : SUBMITTED;
            case JobState.Completed _ -> COMPLETED;
            case JobState.Failed _, JobState.Cancelled _ -> FAILED;
        };
    }
}
