package io.grapholap.platform.identity;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Knows the API keys that were neither revoked nor have expired. */
public interface KeyDirectory {
    /**
     * The key with that name and that hash, if it holds.
     *
     * @return fails with {@link io.grapholap.common.error.PlatformException.Unavailable} when the
     *     directory cannot be asked
     */
    Uni<Optional<KnownKey>> find(ApiKey key);
}
