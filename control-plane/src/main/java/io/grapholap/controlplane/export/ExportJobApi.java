package io.grapholap.controlplane.export;

import io.grapholap.common.error.Fault;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.job.ClaimRequest;
import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.ClaimedJobs;
import io.grapholap.common.job.LeaseRequest;
import io.grapholap.controlplane.snapshot.SnapshotLife;
import io.grapholap.platform.internal.InternalApi;
import io.grapholap.platform.internal.InternalRoutes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What workers call. */
@ApplicationScoped
class ExportJobApi implements InternalRoutes {
    private static final Set<String> WORKERS = Set.of("export-worker");
    private static final int MAX_ROOM = 100;

    private final JobClaims claims;
    private final SnapshotLife life;
    private final JobSources sources;

    ExportJobApi(JobClaims claims, SnapshotLife life, JobSources sources) {
        this.claims = claims;
        this.life = life;
        this.sources = sources;
    }

    @Override
    public void register(InternalApi api) {
        api.post(
                "/api/internal/export-jobs/claim",
                WORKERS,
                ClaimRequest.class,
                (body, request) -> claim(body));
        api.put(
                "/api/internal/export-jobs/:id/lease",
                WORKERS,
                LeaseRequest.class,
                (body, request) -> claims.renew(request.longPathParam("id"), checked(body)));
        api.post(
                "/api/internal/export-jobs/:id/source",
                WORKERS,
                LeaseRequest.class,
                (body, request) -> sources.of(request.longPathParam("id"), checked(body)));
    }

    /**
     * Snapshots are marked after the claim has committed: their rows come before jobs' in locks.
     */
    private Uni<ClaimedJobs> claim(ClaimRequest request) {
        return claims.take(checked(request)).call(this::started).map(ClaimedJobs::new);
    }

    private Uni<Void> started(List<ClaimedJob> jobs) {
        return Multi.createFrom()
                .items(jobs.stream().map(ClaimedJob::snapshotId).distinct().sorted())
                .onItem()
                .transformToUniAndConcatenate(life::started)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static ClaimRequest checked(ClaimRequest request) {
        var faults = new ArrayList<Fault>();
        if (request.worker() == null || request.worker().isBlank()) {
            faults.add(new Fault("body.worker", "is missing; name the worker", "required"));
        }
        if (request.room() < 1 || request.room() > MAX_ROOM) {
            faults.add(
                    new Fault(
                            "body.room",
                            "must be between 1 and " + MAX_ROOM + ", found " + request.room(),
                            "range"));
        }
        if (!faults.isEmpty()) {
            throw new ValidationFailed(faults);
        }
        return request;
    }

    private static LeaseRequest checked(LeaseRequest request) {
        if (request.worker() == null || request.worker().isBlank()) {
            throw new ValidationFailed("body.worker", "is missing; name the worker", "required");
        }
        return request;
    }
}
