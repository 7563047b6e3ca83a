package io.grapholap.controlplane.export;

import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/snapshots/{id}/quality")
@Access(Who.USER)
class QualityResource {
    private final QualityService quality;
    private final CurrentCaller caller;

    QualityResource(QualityService quality, CurrentCaller caller) {
        this.quality = quality;
        this.caller = caller;
    }

    @GET
    public Uni<Envelope<QualityView>> get(@RestPath long id) {
        return quality.of(id, caller.get()).map(Envelope::of);
    }
}
