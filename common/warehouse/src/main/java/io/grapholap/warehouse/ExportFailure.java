package io.grapholap.warehouse;

import io.grapholap.common.job.JobFailure;
import org.jspecify.annotations.Nullable;

/** Why an export failed, in words the owner of the statement can act on; without secrets. */
public final class ExportFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final JobFailure.Code code;
    private final @Nullable String column;
    private final @Nullable String example;
    private final boolean retryable;

    private ExportFailure(
            JobFailure.Code code,
            @Nullable String column,
            String reason,
            @Nullable String example,
            boolean retryable) {
        super(reason);
        this.code = code;
        this.column = column;
        this.example = example;
        this.retryable = retryable;
    }

    /** The statement is to blame; another attempt ends the same way. */
    public static ExportFailure of(JobFailure.Code code, String reason) {
        return new ExportFailure(code, null, reason, null, false);
    }

    /** A column is to blame, maybe with a value that shows it. */
    public static ExportFailure of(
            JobFailure.Code code, String column, String reason, @Nullable String example) {
        return new ExportFailure(code, column, reason, example, false);
    }

    /** The surroundings are to blame; another attempt may end better. */
    public static ExportFailure retryable(JobFailure.Code code, String reason) {
        return new ExportFailure(code, null, reason, null, true);
    }

    public JobFailure.Code code() {
        return code;
    }

    /** The column that is to blame; null if it is none or not one alone. */
    public @Nullable String column() {
        return column;
    }

    /** Whether the surroundings are to blame, so that another attempt may end better. */
    public boolean isRetryable() {
        return retryable;
    }

    /** The failure of a job that exported {@code entity}. */
    public JobFailure toJobFailure(@Nullable String entity) {
        return new JobFailure(code, entity, column, getMessage(), example, retryable);
    }
}
