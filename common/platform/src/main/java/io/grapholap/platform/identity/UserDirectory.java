package io.grapholap.platform.identity;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Knows the users and their stored roles. */
public interface UserDirectory {
    /**
     * The user of that name, if one is known.
     *
     * @return fails with {@link io.grapholap.common.error.PlatformException.Unavailable} when the
     *     directory cannot be asked
     */
    Uni<Optional<KnownUser>> find(String username);
}
