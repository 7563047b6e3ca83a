package io.grapholap.platform.identity;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unauthorized;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the request in hand; known before any endpoint runs that is not open. */
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;

    /**
     * The caller.
     *
     * @throws Unauthorized on an open endpoint that nobody logged in to
     */
    public Caller get() {
        if (caller == null) {
            throw new Unauthorized(ErrorCode.UNAUTHORIZED, "Nobody is logged in.");
        }
        return caller;
    }

    /** Only for the seams that resolve callers; endpoints never call it. */
    public void set(Caller caller) {
        this.caller = caller;
    }
}
