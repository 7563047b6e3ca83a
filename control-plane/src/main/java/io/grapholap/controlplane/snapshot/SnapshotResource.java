package io.grapholap.controlplane.snapshot;

import io.grapholap.controlplane.idempotency.Idempotency;
import io.grapholap.controlplane.idempotency.Idempotent;
import io.grapholap.controlplane.listing.ListParams;
import io.grapholap.controlplane.listing.ListQuery;
import io.grapholap.controlplane.listing.ParamReader;
import io.grapholap.controlplane.rule.Bodies;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/snapshots")
@Access(Who.USER)
class SnapshotResource {
    private static final Map<String, String> SORTABLE =
            Map.of(
                    "created_at", "createdAt",
                    "updated_at", "updatedAt",
                    "name", "name",
                    "status", "status",
                    "size_bytes", "sizeBytes");

    private final SnapshotService snapshots;
    private final SnapshotChanges changes;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    SnapshotResource(
            SnapshotService snapshots,
            SnapshotChanges changes,
            Idempotency idempotency,
            CurrentCaller caller) {
        this.snapshots = snapshots;
        this.changes = changes;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public Uni<Envelope<SnapshotView>> request(SnapshotRequest wanted) {
        return idempotency.once(() ->
                snapshots
                        .request(Bodies.present(wanted).check(), caller.get())
                        .map(SnapshotResource::view));
    }

    @GET
    public Uni<Envelope<List<SnapshotView>>> list(
            @BeanParam ListParams params,
            @RestQuery("mapping_id") @Nullable String mappingId,
            @RestQuery("mapping_version") @Nullable String mappingVersion,
            @RestQuery @Nullable String status) {
        var read = new ParamReader();
        var query =
                new SnapshotQuery(
                        read.id("mapping_id", mappingId),
                        read.number("mapping_version", mappingVersion),
                        read.oneOf(
                                "status",
                                status,
                                SnapshotStatus.values(),
                                SnapshotStatus::wireName),
                        ListQuery.of(params, SORTABLE, read));
        return snapshots
                .list(query, caller.get())
                .map(page -> Envelope.of(page.map(SnapshotView::of)));
    }

    @GET
    @Path("{id}")
    public Uni<Envelope<SnapshotView>> get(@RestPath long id) {
        return snapshots.get(id, caller.get()).map(SnapshotResource::view);
    }

    @PUT
    @Path("{id}")
    public Uni<Envelope<SnapshotView>> rename(@RestPath long id, SnapshotChange change) {
        return changes.rename(id, Bodies.present(change).check(), caller.get())
                .map(SnapshotResource::view);
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(@RestPath long id) {
        return snapshots.delete(id, caller.get());
    }

    private static Envelope<SnapshotView> view(Snapshot snapshot) {
        return Envelope.of(SnapshotView.of(snapshot));
    }
}
