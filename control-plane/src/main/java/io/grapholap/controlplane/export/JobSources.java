package io.grapholap.controlplane.export;

import io.grapholap.common.datasource.SourceAccess;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.job.LeaseRequest;
import io.grapholap.controlplane.datasource.DataSourceSecrets;
import io.grapholap.controlplane.mapping.MappingService;
import io.grapholap.controlplane.snapshot.SnapshotService;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the worker that holds a job where its SQL runs, and as whom. */
@ApplicationScoped
class JobSources {
    private final ExportJobRepository jobs;
    private final SnapshotService snapshots;
    private final MappingService mappings;
    private final DataSourceSecrets secrets;
    private final Clock clock;

    JobSources(
            ExportJobRepository jobs,
            SnapshotService snapshots,
            MappingService mappings,
            DataSourceSecrets secrets,
            Clock clock) {
        this.jobs = jobs;
        this.snapshots = snapshots;
        this.mappings = mappings;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * The data source of a job.
     *
     * @return null for the deployment's own warehouse; fails with {@link Forbidden} unless this
     *     attempt of this worker holds the job and its lease has not ended
     */
    @WithSession
    Uni<@Nullable SourceAccess> of(long jobId, LeaseRequest holder) {
        return jobs.findById(jobId)
                .flatMap(row -> snapshots.get(held(row, jobId, holder).snapshotId))
                .flatMap(snapshot -> mappings.get(snapshot.mappingId()))
                .flatMap(mapping -> {
                    var source = mapping.dataSourceId();
                    return source == null ? Uni.createFrom().nullItem() : secrets.reveal(source);
                });
    }

    private ExportJobEntity held(@Nullable ExportJobEntity row, long jobId, LeaseRequest holder) {
        if (row != null
                && row.state() instanceof JobState.Claimed held
                && held.heldBy(holder.worker(), holder.attempt())
                && clock.instant().isBefore(held.leaseUntil())) {
            return row;
        }
        throw new Forbidden(
                ErrorCode.PERMISSION_DENIED,
                "Attempt "
                        + holder.attempt()
                        + " of the job "
                        + jobId
                        + " is not held by "
                        + holder.worker()
                        + "; only the holder learns its data source.",
                Map.of("resource_type", "export_job", "resource_id", jobId));
    }
}
