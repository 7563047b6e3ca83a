package io.grapholap.controlplane.export;

import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/snapshots/{id}/progress")
@Access(Who.USER)
class ProgressResource {
    private final ProgressService progress;
    private final CurrentCaller caller;

    ProgressResource(ProgressService progress, CurrentCaller caller) {
        this.progress = progress;
        this.caller = caller;
    }

    @GET
    public Uni<Envelope<ProgressView>> get(@RestPath long id) {
        return progress.of(id, caller.get()).map(Envelope::of);
    }
}
