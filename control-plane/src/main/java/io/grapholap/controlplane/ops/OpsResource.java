package io.grapholap.controlplane.ops;

import io.grapholap.controlplane.export.ExportJobStatus;
import io.grapholap.controlplane.export.ExportJobView;
import io.grapholap.controlplane.export.ExportJobs;
import io.grapholap.controlplane.job.Jobs;
import io.grapholap.controlplane.listing.ParamReader;
import io.grapholap.controlplane.rule.Bodies;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/ops")
@Access(Who.OPS)
class OpsResource {
    private static final int DEFAULT_JOBS = 100;
    private static final int MAX_JOBS = 1000;

    private final Jobs jobs;
    private final StateService state;
    private final ExportJobs exports;
    private final CurrentCaller caller;

    OpsResource(Jobs jobs, StateService state, ExportJobs exports, CurrentCaller caller) {
        this.jobs = jobs;
        this.state = state;
        this.exports = exports;
        this.caller = caller;
    }

    @POST
    @Path("jobs/trigger")
    public Uni<Envelope<JobViews.Triggered>> trigger(JobTrigger trigger) {
        var wish = Bodies.present(trigger).check(jobs.intervals().keySet());
        var by = caller.get().username();
        return jobs.trigger(wish.job(), by, wish.reason())
                .map(at -> JobViews.Triggered.of(wish, at, by))
                .map(Envelope::of);
    }

    @GET
    @Path("jobs/status")
    public Uni<Envelope<JobViews.Jobs>> status() {
        return jobs.status()
                .map(found -> JobViews.Jobs.of(found, jobs.intervals()))
                .map(Envelope::of);
    }

    @GET
    @Path("state")
    public Uni<Envelope<State>> state() {
        return state.read().map(Envelope::of);
    }

    @GET
    @Path("export-jobs")
    public Uni<Envelope<ExportList>> exportJobs(
            @RestQuery @Nullable String status, @RestQuery @Nullable String limit) {
        var read = new ParamReader();
        var wanted =
                read.oneOf("status", status, ExportJobStatus.values(), ExportJobStatus::wireName);
        int most = read.limit(limit, DEFAULT_JOBS, MAX_JOBS);
        read.check();
        return exports.newest(wanted, most).map(ExportList::new).map(Envelope::of);
    }

    record ExportList(List<ExportJobView> jobs) {}
}
