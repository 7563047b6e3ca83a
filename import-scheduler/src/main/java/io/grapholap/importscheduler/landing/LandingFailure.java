package io.grapholap.importscheduler.landing;

/** Why a window was not landed, in words its owner can act on; without values of rows. */
public final class LandingFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Kinds of failure. */
    public enum Code {
        /** A mapped column is gone; no retry helps. */
        COLUMN_NOT_FOUND(false),
        /** Two columns differ in nothing but case. */
        AMBIGUOUS_COLUMN(false),
        /** Two columns would be landed under one name. */
        DUPLICATE_COLUMN(false),
        INVALID_COLUMN_TYPE(false),
        TOO_MANY_COLUMNS(false),
        /** Not as many rows arrived as the warehouse counted. */
        INCOMPLETE_RESULT(true),
        /** Another window landed rows of the same range meanwhile; stage again. */
        STALE_STAGING(true),
        /** Staged files are gone; stage again. */
        STAGING_LOST(true),
        /** A newer owner of the job has taken over. */
        FENCED(false),
        /** A window before this one has not been landed. */
        OUT_OF_ORDER(true),
        /** The store, the catalog or the local database failed. */
        LANDING_FAILED(true);

        private final boolean isTransient;

        Code(boolean isTransient) {
            this.isTransient = isTransient;
        }
    }

    private final Code code;

    public LandingFailure(Code code, String reason) {
        super(reason);
        this.code = code;
    }

    public LandingFailure(Code code, String reason, Throwable cause) {
        super(reason, cause);
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
