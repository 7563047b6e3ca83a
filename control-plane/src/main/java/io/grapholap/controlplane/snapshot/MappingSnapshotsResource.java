package io.grapholap.controlplane.snapshot;

import io.grapholap.controlplane.listing.ListQuery;
import io.grapholap.controlplane.listing.PageParams;
import io.grapholap.controlplane.mapping.MappingService;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/mappings/{id}/snapshots")
@Access(Who.USER)
class MappingSnapshotsResource {
    private final MappingService mappings;
    private final SnapshotService snapshots;
    private final CurrentCaller caller;

    MappingSnapshotsResource(
            MappingService mappings, SnapshotService snapshots, CurrentCaller caller) {
        this.mappings = mappings;
        this.snapshots = snapshots;
        this.caller = caller;
    }

    @GET
    public Uni<Envelope<List<SnapshotView>>> list(@RestPath long id, @BeanParam PageParams params) {
        var query = ListQuery.newestFirst(params);
        return mappings.requireExisting(id)
                .flatMap(
                        _ -> snapshots.list(new SnapshotQuery(id, null, null, query), caller.get()))
                .map(page -> Envelope.of(page.map(SnapshotView::of)));
    }
}
