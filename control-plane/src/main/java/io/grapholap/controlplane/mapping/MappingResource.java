package io.grapholap.controlplane.mapping;

import io.grapholap.controlplane.idempotency.Idempotency;
import io.grapholap.controlplane.idempotency.Idempotent;
import io.grapholap.controlplane.listing.ListParams;
import io.grapholap.controlplane.listing.ListQuery;
import io.grapholap.controlplane.rule.Bodies;
import io.grapholap.controlplane.rule.LifecycleBody;
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

@Path("/api/mappings")
@Access(Who.USER)
class MappingResource {
    private static final Map<String, String> SORTABLE =
            Map.of(
                    "created_at", "createdAt",
                    "updated_at", "updatedAt",
                    "name", "name",
                    "current_version", "currentVersion");

    private final MappingService mappings;
    private final MappingCreation creation;
    private final MappingChanges changes;
    private final MappingEdits edits;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    MappingResource(
            MappingService mappings,
            MappingCreation creation,
            MappingChanges changes,
            MappingEdits edits,
            Idempotency idempotency,
            CurrentCaller caller) {
        this.mappings = mappings;
        this.creation = creation;
        this.changes = changes;
        this.edits = edits;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public Uni<Envelope<MappingView>> create(NewMapping wanted) {
        return edits.prepare(Bodies.present(wanted), caller.get())
                .flatMap(checked ->
                        idempotency.once(() ->
                                creation.create(checked, caller.get())
                                        .map(m -> new StoredMapping(m, checked.warnings()))
                                        .map(MappingResource::view)));
    }

    @POST
    @Path("validate")
    @Access(value = Who.USER, reads = true)
    public Uni<Envelope<ValidationView>> validate(DefinitionsToCheck wanted) {
        return edits.validate(Bodies.present(wanted), caller.get())
                .map(check -> Envelope.of(ValidationView.of(check)));
    }

    @POST
    @Idempotent
    @Path("{id}/copy")
    @ResponseStatus(201)
    public Uni<Envelope<MappingView>> copy(@RestPath long id, CopyRequest wanted) {
        var name = Bodies.present(wanted).checkedName();
        return idempotency.once(
                () -> creation.copy(id, name, caller.get()).map(MappingResource::view));
    }

    @GET
    public Uni<Envelope<List<MappingSummary>>> list(@BeanParam ListParams params) {
        return mappings.list(ListQuery.of(params, SORTABLE)).map(Envelope::of);
    }

    @GET
    @Path("{id}")
    public Uni<Envelope<MappingView>> get(@RestPath long id) {
        return mappings.get(id).map(m -> Envelope.of(MappingView.of(m)));
    }

    @PUT
    @Path("{id}")
    public Uni<Envelope<MappingView>> change(@RestPath long id, MappingChange change) {
        return edits.change(id, Bodies.present(change), caller.get()).map(MappingResource::view);
    }

    @PUT
    @Path("{id}/lifecycle")
    public Uni<Envelope<MappingView>> changeLifecycle(@RestPath long id, LifecycleBody change) {
        return changes.changeLifecycle(id, Bodies.present(change), caller.get())
                .map(m -> Envelope.of(MappingView.of(m)));
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(@RestPath long id) {
        return changes.delete(id, caller.get());
    }

    private static Envelope<MappingView> view(StoredMapping stored) {
        return Envelope.of(MappingView.of(stored));
    }
}
