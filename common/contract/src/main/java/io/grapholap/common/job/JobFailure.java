package io.grapholap.common.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt at a job failed, in words its owner can act on.
 *
 * @param entity label or type, when one is to blame
 * @param column column of that entity, when one is to blame
 * @param reason sentence without secrets that names what was found and the way out
 * @param example a value and its position, when one shows the fault
 * @param retryable whether another attempt may end better (a lost connection), or not (wrong SQL)
 * @param quality what was found in the data, when that is why; else empty
 */
public record JobFailure(
        Code code,
        @Nullable String entity,
        @Nullable String column,
        String reason,
        @Nullable String example,
        boolean retryable,
        List<EntityQuality> quality) {
    public JobFailure {
        quality = quality == null ? List.of() : List.copyOf(quality);
    }

    /** A failure that is not about the data as a whole. */
    public JobFailure(
            Code code,
            @Nullable String entity,
            @Nullable String column,
            String reason,
            @Nullable String example,
            boolean retryable) {
        this(code, entity, column, reason, example, retryable, List.of());
    }

    public enum Code {
        SQL_REFUSED,
        SQL_FAILED,
        COLUMN_MISSING,
        CAST_FAILED,
        NULL_KEY,
        DUPLICATE_KEY,
        DANGLING_EDGE,
        DEADLINE_EXCEEDED,
        STORE_FAILED,
        BUILD_FAILED,
        WORKER_LOST,
        INTERNAL_ERROR
    }

    /** One line for people: {@code Airport.iata: DUPLICATE_KEY: … (example: …)}. */
    public String describe() {
        var text = new StringBuilder();
        if (entity != null) {
            text.append(entity).append(column == null ? "" : "." + column).append(": ");
        }
        text.append(code).append(": ").append(reason);
        if (example != null) {
            text.append(" (example: ").append(example).append(')');
        }
        return text.toString();
    }
}
