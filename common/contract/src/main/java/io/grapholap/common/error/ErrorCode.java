package io.grapholap.common.error;

/**
 * Every error a client can meet: its code on the wire and its HTTP status. The SDK mirrors this
 * table.
 */
public enum ErrorCode {
    VALIDATION_FAILED(400),
    QUERY_NOT_ALLOWED(400),
    QUERY_SYNTAX_ERROR(400),
    QUERY_EXECUTION_ERROR(400),
    INVALID_ALGORITHM_PARAMETERS(400),
    UNAUTHORIZED(401),
    MISSING_ROLE(401),
    INVALID_ROLE(401),
    PERMISSION_DENIED(403),
    INSUFFICIENT_ROLE(403),
    USER_DISABLED(403),
    RESOURCE_NOT_FOUND(404),
    ALGORITHM_NOT_FOUND(404),
    EXECUTION_NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    QUERY_TIMEOUT(408),
    ALGORITHM_TIMEOUT(408),
    INVALID_STATE(409),
    ALREADY_EXISTS(409),
    RESOURCE_HAS_DEPENDENCIES(409),
    CONCURRENCY_LIMIT_EXCEEDED(409),
    RESOURCE_LOCKED(409),
    REQUEST_IN_FLIGHT(409),
    REQUEST_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    IDEMPOTENCY_KEY_REUSED(422),
    RATE_LIMIT_EXCEEDED(429),
    INTERNAL_ERROR(500),
    ALGORITHM_ERROR(500),
    BAD_GATEWAY(502),
    SERVICE_UNAVAILABLE(503),
    DATABASE_NOT_INITIALIZED(503),
    GATEWAY_TIMEOUT(504),
    INSUFFICIENT_MEMORY(507);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status that always goes with this code. */
    public int status() {
        return status;
    }
}
