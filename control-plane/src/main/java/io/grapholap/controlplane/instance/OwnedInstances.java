package io.grapholap.controlplane.instance;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.InvalidState;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.access.AccessService;
import io.grapholap.controlplane.instance.InstanceState.Running;
import io.grapholap.controlplane.instance.InstanceState.Stopping;
import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Finds instances for those who want to change them. */
@ApplicationScoped
class OwnedInstances {
    private final InstanceRepository instances;
    private final AccessService access;

    OwnedInstances(InstanceRepository instances, AccessService access) {
        this.instances = instances;
        this.access = access;
    }

    /**
     * The row, locked until the transaction ends.
     *
     * @return fails with {@link NotFound} if there is none that the caller may see, or with {@link
     *     Forbidden} unless the caller is its owner or an admin
     */
    Uni<InstanceEntity> lock(long id, Caller caller) {
        return instances
                .locked(id)
                .map(row -> visible(row, id))
                .call(row -> access.requireChangeable(row.toInstance().guarded(), caller));
    }

    /** As {@link #lock}; fails with {@link InvalidState} unless it is running. */
    Uni<InstanceEntity> lockRunning(long id, Caller caller) {
        return lock(id, caller).invoke(OwnedInstances::running);
    }

    /** Its state, which must be running. */
    static Running running(InstanceEntity row) {
        if (row.state() instanceof Running running) {
            return running;
        }
        throw wrongState(row, InstanceStatus.RUNNING);
    }

    static InvalidState wrongState(InstanceEntity row, InstanceStatus required) {
        return new InvalidState("instance", row.id, row.status, required.wireName());
    }

    /** The row, unless there is none or it was terminated. */
    static InstanceEntity visible(@Nullable InstanceEntity row, long id) {
        if (row == null || row.state() instanceof Stopping) {
            throw new NotFound("instance", id);
        }
        return row;
    }
}
