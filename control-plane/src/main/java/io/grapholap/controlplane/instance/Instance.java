package io.grapholap.controlplane.instance;

import io.grapholap.common.access.Grant;
import io.grapholap.common.access.Visibility;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstanceResources;
import io.grapholap.controlplane.access.Guarded;
import io.grapholap.controlplane.access.ResourceKind;
import io.grapholap.controlplane.limit.Reserved;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A private graph database on a snapshot.
 *
 * @param slug public name in URLs
 * @param ownSnapshot whether the snapshot was made for this instance
 * @param ttl how long it may live from its creation, as ISO-8601 duration; null for as long as any
 * @param inactivityTimeout how long it may go unused, as ISO-8601 duration; null for ever
 * @param expiresAt when its time is over; null for never
 * @param memoryBytes reserved for it, whether it uses it or not
 * @param diskBytes meant for its copy of the graph and its scratch files
 * @param incarnation the highest ever launched; 0 before the first
 * @param traceparent W3C trace context of the request that wanted it, or null
 * @param startedAt when it was running for the first time
 * @param upgradeCount how often it was given more memory without being asked
 * @param upgradedAt when that happened last
 * @param version version of its row; grows with every change
 */
record Instance(
        long id,
        UUID slug,
        String owner,
        String name,
        @Nullable String description,
        long snapshotId,
        boolean ownSnapshot,
        String engine,
        @Nullable String ttl,
        @Nullable String inactivityTimeout,
        @Nullable Instant expiresAt,
        int cpuCores,
        long memoryBytes,
        long diskBytes,
        long incarnation,
        InstanceState state,
        Visibility visibility,
        @Nullable String traceparent,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        int resumeCount,
        int upgradeCount,
        @Nullable Instant upgradedAt,
        long version) {

    /** What the rules of access need of it. */
    Guarded guarded() {
        return new Guarded(ResourceKind.INSTANCE, id, owner, visibility);
    }

    InstanceResources resources() {
        return new InstanceResources(memoryBytes, cpuCores);
    }

    /** What it holds of what may be reserved, in its present state. */
    Reserved reserved() {
        return reserved(state, memoryBytes);
    }

    /** What an instance of that state and size holds; nothing unless it lives or is about to. */
    static Reserved reserved(InstanceState state, long memoryBytes) {
        return state instanceof InstanceState.Hopeful
                ? Reserved.one(memoryBytes)
                : Reserved.NOTHING;
    }

    /**
     * The whole current state, as others are told.
     *
     * @param grants all there are
     */
    InstanceEvent.Changed changed(List<Grant> grants) {
        @Nullable URI address = null;
        @Nullable InstanceErrorCode code = null;
        @Nullable String message = null;
        switch (state) {
            case InstanceState.Running running -> address = running.address();
            case InstanceState.Failed failed -> {
                code = failed.code();
                message = failed.message();
            }
            case InstanceState.WaitingForSnapshot _,
                    InstanceState.ComingUp _,
                    InstanceState.Suspended _,
                    InstanceState.Stopping _ -> {}
        }
        return new InstanceEvent.Changed(
                id,
                slug.toString(),
                incarnation,
                version,
                owner,
                name,
                state.status(),
                address,
                code == null ? null : code.name(),
                message,
                visibility,
                grants,
                updatedAt);
    }

    InstanceEvent.Deleted deleted(Instant at) {
        return new InstanceEvent.Deleted(id, slug.toString(), incarnation, version + 1, at);
    }
}
