package io.grapholap.controlplane.snapshot;

import io.grapholap.controlplane.rule.Bodies;
import io.grapholap.controlplane.rule.LifecycleBody;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** What owners do with one snapshot. */
@Path("/api/snapshots/{id}")
@Access(Who.USER)
class SnapshotActionResource {
    private final SnapshotChanges changes;
    private final CurrentCaller caller;

    SnapshotActionResource(SnapshotChanges changes, CurrentCaller caller) {
        this.changes = changes;
        this.caller = caller;
    }

    @PUT
    @Path("lifecycle")
    public Uni<Envelope<SnapshotView>> live(@RestPath long id, LifecycleBody wanted) {
        return view(changes.live(id, Bodies.present(wanted), caller.get()));
    }

    /** Accepted: workers stop their statements within seconds. */
    @POST
    @Path("cancel")
    @ResponseStatus(202)
    public Uni<Envelope<SnapshotView>> cancel(@RestPath long id) {
        return view(changes.cancel(id, caller.get()));
    }

    @POST
    @Path("retry")
    public Uni<Envelope<SnapshotView>> retry(@RestPath long id) {
        return view(changes.retry(id, caller.get()));
    }

    private static Uni<Envelope<SnapshotView>> view(Uni<Snapshot> snapshot) {
        return snapshot.map(SnapshotView::of).map(Envelope::of);
    }
}
