package io.grapholap.warehouse.source;

/** Why a warehouse did not answer, in words its owner can act on; without secrets. */
public final class SourceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Kinds of failure. */
    public enum Code {
        INVALID_CONFIG(false),
        AUTHENTICATION_FAILED(false),
        PERMISSION_DENIED(false),
        WAREHOUSE_UNAVAILABLE(true),
        TABLE_NOT_FOUND(false),
        COLUMN_NOT_FOUND(false),
        QUERY_FAILED(false),
        DEADLINE_EXCEEDED(true),
        /** The window holds more than the warehouse gives at once; cut it. */
        RESULT_TOO_BIG(false),
        /** Fewer or more rows came than the warehouse counted. */
        INCOMPLETE_RESULT(true);

        private final boolean isTransient;

        Code(boolean isTransient) {
            this.isTransient = isTransient;
        }
    }

    private final Code code;

    public SourceFailure(Code code, String reason) {
        super(reason);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** Whether another attempt may end better. */
    public boolean isTransient() {
        return code.isTransient;
    }
}
