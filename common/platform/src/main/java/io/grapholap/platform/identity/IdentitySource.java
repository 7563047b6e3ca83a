package io.grapholap.platform.identity;

import io.smallrye.mutiny.Uni;

/** The one seam through which credentials become a caller. */
public interface IdentitySource {
    /**
     * Who sends these credentials.
     *
     * @return fails with {@link io.grapholap.common.error.PlatformException.Unauthorized} when they
     *     are missing or not believed, with {@link
     *     io.grapholap.common.error.PlatformException.Forbidden} when the user is disabled, and
     *     with {@link io.grapholap.common.error.PlatformException.Unavailable} when nobody can tell
     */
    Uni<Caller> identify(Credentials credentials);
}
