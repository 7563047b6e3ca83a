package io.grapholap.controlplane.rule;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import org.jspecify.annotations.Nullable;

/** Request bodies that must be there. */
public final class Bodies {
    private Bodies() {}

    /**
     * The body.
     *
     * @throws ValidationFailed if the request came without one
     */
    public static <B> B present(@Nullable B body) {
        if (body == null) {
            throw new ValidationFailed("body", "is missing; send a JSON object", "required");
        }
        return body;
    }
}
