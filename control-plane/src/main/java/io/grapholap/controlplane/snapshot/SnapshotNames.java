package io.grapholap.controlplane.snapshot;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of snapshots, for whoever shows what was made from them. */
@ApplicationScoped
public class SnapshotNames {
    private final SnapshotRepository snapshots;

    SnapshotNames(SnapshotRepository snapshots) {
        this.snapshots = snapshots;
    }

    /** Names by id; a snapshot that is gone is not among them. */
    @WithSession
    public Uni<Map<Long, String>> of(Collection<Long> ids) {
        return snapshots
                .find("id in ?1", ids)
                .project(Named.class)
                .list()
                .map(all -> all.stream().collect(Collectors.toMap(Named::id, Named::name)));
    }

    /** One row of the projection. */
    public record Named(Long id, String name) {}
}
