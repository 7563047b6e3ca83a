package io.grapholap.controlplane.access;

import io.grapholap.common.access.Grant;
import io.grapholap.common.access.Visibility;
import io.grapholap.platform.identity.Sharing;
import java.util.List;

/** A snapshot or an instance, as far as access to it goes. */
public record Guarded(ResourceKind kind, long id, String owner, Visibility visibility) {
    /** The rules for it, by these grants. */
    public Sharing sharing(List<Grant> grants) {
        return new Sharing(owner, visibility, grants);
    }
}
