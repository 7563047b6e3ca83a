package io.grapholap.controlplane.export;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.job.EntityQuality;
import io.grapholap.common.job.JobResult.Finished;
import io.grapholap.controlplane.export.JobState.Completed;
import io.grapholap.controlplane.export.JobState.Failed;
import io.grapholap.controlplane.mapping.MappingService;
import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.controlplane.snapshot.SnapshotService;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;

/** Says what was found in the data of snapshots. */
@ApplicationScoped
class QualityService {
    private final SnapshotService snapshots;
    private final MappingService mappings;
    private final ExportJobRepository jobs;

    QualityService(SnapshotService snapshots, MappingService mappings, ExportJobRepository jobs) {
        this.snapshots = snapshots;
        this.mappings = mappings;
        this.jobs = jobs;
    }

    /** Fails with {@link NotFound} without such a snapshot that the caller may see. */
    @WithTransaction
    Uni<QualityView> of(long snapshotId, Caller caller) {
        return snapshots.get(snapshotId, caller).flatMap(this::of);
    }

    private Uni<QualityView> of(Snapshot snapshot) {
        return mappings.version(snapshot.mappingId(), snapshot.mappingVersion())
                .flatMap(version ->
                        jobs.finishOf(snapshot.id())
                                .map(found ->
                                        new QualityView(
                                                version.definition().qualityPolicy(),
                                                found.stream()
                                                        .flatMap(row -> found(row.state()).stream())
                                                        .map(q -> placed(q, snapshot.root()))
                                                        .toList())));
    }

    private static List<EntityQuality> found(JobState finish) {
        return switch (finish) {
            case Completed(var _, Finished finished) -> finished.quality();
            case Failed(var _, var failure) -> failure.quality();
            default -> List.of();
        };
    }

    /** Paths inside of a snapshot mean nothing to those outside. */
    private static EntityQuality placed(EntityQuality quality, URI root) {
        var path = quality.quarantinePath();
        return path == null
                ? quality
                : quality.cleaned(quality.dropped(), root + path.replace("%", "%25"));
    }
}
