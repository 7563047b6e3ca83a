package io.grapholap.controlplane.export;

import io.grapholap.controlplane.listing.Tally;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Sharing;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Overview of the export jobs of all snapshots. */
@ApplicationScoped
public class ExportJobs {
    private final ExportJobRepository jobs;

    ExportJobs(ExportJobRepository jobs) {
        this.jobs = jobs;
    }

    /**
     * The newest jobs, newest first.
     *
     * @param status null for any
     */
    @WithSession
    public Uni<List<ExportJobView>> newest(@Nullable ExportJobStatus status, int limit) {
        return jobs.newest(status, limit)
                .map(rows -> rows.stream().map(ExportJobView::of).toList());
    }

    /**
     * The newest jobs that the caller may know of, newest first: all of them for those who see
     * everything, else those of the caller's own snapshots.
     */
    @WithSession
    Uni<List<ExportJobView>> newestFor(Caller caller, @Nullable ExportJobStatus status, int limit) {
        return Sharing.readsAll(caller)
                ? newest(status, limit)
                : jobs.newestOf(caller.username(), status, limit)
                        .map(rows -> rows.stream().map(ExportJobView::of).toList());
    }

    /** How many jobs are in each status. */
    @WithSession
    public Uni<Map<String, Long>> countByStatus() {
        return Tally.of(
                "ExportJobEntity",
                ExportJobStatus.OF_ROW,
                ExportJobStatus.values(),
                ExportJobStatus::wireName);
    }
}
