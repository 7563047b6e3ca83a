package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.job.ValidationFault;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Whether a job may be created. */
@Type("ValidationResult")
public record ValidationResult(
        @NonNull ValidationStatus validationStatus, @Nullable ValidationError error) {
    static ValidationResult of(@Nullable ValidationFault fault) {
        return fault == null
                ? new ValidationResult(ValidationStatus.success, null)
                : new ValidationResult(
                        ValidationStatus.failure,
                        new ValidationError(fault.code().name(), fault.message()));
    }

    /** Clients look at whether there is an error. */
    public enum ValidationStatus {
        success,
        failure
    }

    /** The first reason against it. */
    @Type("ValidationError")
    public record ValidationError(@Nullable String code, @NonNull String message) {}
}
