package io.grapholap.controlplane.export;

import io.grapholap.controlplane.listing.ParamReader;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/export-jobs")
@Access(Who.USER)
class ExportJobResource {
    private static final int DEFAULT_JOBS = 50;
    private static final int MAX_JOBS = 200;

    private final ExportJobs jobs;
    private final CurrentCaller caller;

    ExportJobResource(ExportJobs jobs, CurrentCaller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    @GET
    public Uni<Envelope<JobList>> list(
            @RestQuery @Nullable String status, @RestQuery @Nullable String limit) {
        var read = new ParamReader();
        var wanted =
                read.oneOf("status", status, ExportJobStatus.values(), ExportJobStatus::wireName);
        int most = read.limit(limit, DEFAULT_JOBS, MAX_JOBS);
        read.check();
        return jobs.newestFor(caller.get(), wanted, most).map(JobList::new).map(Envelope::of);
    }

    @Schema(name = "ExportJobList")
    record JobList(List<ExportJobView> jobs) {}
}
