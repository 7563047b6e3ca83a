package io.grapholap.common.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of every error answer: {@code {"error": {code, message, details}, "meta":
 * {request_id}}}.
 */
public record ErrorBody(Error error, Meta meta) {

    public record Error(String code, String message, Map<String, Object> details) {}

    public record Meta(@Nullable String requestId) {}

    public static ErrorBody of(PlatformException e, @Nullable String requestId) {
        return of(e.code(), e.getMessage() == null ? "" : e.getMessage(), e.details(), requestId);
    }

    public static ErrorBody of(
            ErrorCode code,
            String message,
            Map<String, Object> details,
            @Nullable String requestId) {
        return new ErrorBody(new Error(code.name(), message, details), new Meta(requestId));
    }
}
