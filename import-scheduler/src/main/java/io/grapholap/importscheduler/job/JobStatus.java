package io.grapholap.importscheduler.job;

/** The state of a job in one word. Spelled as on the wire. */
public enum JobStatus {
    active,
    inactive,
    deleted;

    public static JobStatus of(TableJobState state) {
        return switch (state) {
            case TableJobState.Active _ -> active;
            case TableJobState.Inactive _ -> inactive;
            case TableJobState.Deleted _ -> deleted;
        };
    }
}
