package io.grapholap.controlplane.snapshot;

import io.grapholap.controlplane.admin.BulkDeletable;
import io.grapholap.controlplane.listing.Filter;
import io.grapholap.controlplane.listing.Pages;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Snapshots for admins to delete in bulk. */
@ApplicationScoped
class BulkSnapshots implements BulkDeletable {
    private final SnapshotService snapshots;

    BulkSnapshots(SnapshotService snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public Kind kind() {
        return Kind.SNAPSHOT;
    }

    @Override
    public Set<String> statuses() {
        return Arrays.stream(SnapshotStatus.values())
                .map(SnapshotStatus::wireName)
                .collect(Collectors.toSet());
    }

    @Override
    @WithSession
    public Uni<List<Long>> matching(Filter filter, int limit) {
        return Pages.ids("SnapshotEntity", filter, limit);
    }

    @Override
    public Uni<Void> delete(long id, Caller caller) {
        return snapshots.delete(id, caller);
    }
}
