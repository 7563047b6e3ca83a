package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Role;
import io.grapholap.platform.identity.Scope;
import io.grapholap.wrapper.Assigned;
import jakarta.inject.Singleton;
import java.util.Map;

/** Who may run algorithms on this instance. */
@Singleton
final class RunPermission {
    private final Assigned assigned;

    RunPermission(Assigned assigned) {
        this.assigned = assigned;
    }

    /**
     * @throws Forbidden {@code PERMISSION_DENIED}
     */
    void require(Caller caller) {
        var own = assigned.get();
        boolean allowed =
                caller.username().equals(own.ownerId())
                        || caller.role() == Role.ADMIN
                        || caller.role() == Role.OPS
                        || caller.scopes().contains(Scope.RUN);
        if (!allowed) {
            throw new Forbidden(
                    ErrorCode.PERMISSION_DENIED,
                    "Only the owner of the instance, whom they let run, an admin or ops may run"
                            + " algorithms on it.",
                    Map.of("resource_type", "instance", "resource_id", own.instanceId()));
        }
    }
}
