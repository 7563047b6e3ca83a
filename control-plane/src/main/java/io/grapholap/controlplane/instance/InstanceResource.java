package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.config.GlobalConfigs;
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
import io.grapholap.platform.trace.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/instances")
@Access(Who.USER)
class InstanceResource {
    private static final Map<String, String> SORTABLE =
            Map.of(
                    "created_at", "createdAt",
                    "updated_at", "updatedAt",
                    "name", "name",
                    "status", "status",
                    "started_at", "startedAt",
                    "last_activity_at", "lastActivityAt",
                    "expires_at", "expiresAt",
                    "owner_username", "owner");

    private final InstanceService instances;
    private final InstanceViews views;
    private final Estimates estimates;
    private final Lifecycles lifecycles;
    private final GlobalConfigs configs;
    private final List<String> engines;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    InstanceResource(
            InstanceService instances,
            InstanceViews views,
            Estimates estimates,
            Lifecycles lifecycles,
            GlobalConfigs configs,
            @ConfigProperty(name = "graph-olap.engines", defaultValue = "ryugraph")
                    List<String> engines,
            Idempotency idempotency,
            CurrentCaller caller) {
        this.instances = instances;
        this.views = views;
        this.estimates = estimates;
        this.lifecycles = lifecycles;
        this.configs = configs;
        this.engines = engines;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public Uni<Envelope<InstanceView>> create(InstanceRequest request) {
        var trace = Traces.current();
        return checked(request)
                .flatMap(wanted ->
                        idempotency.once(() ->
                                instances
                                        .create(wanted, caller.get(), trace)
                                        .flatMap(views::of)
                                        .map(Envelope::of)));
    }

    @POST
    @Idempotent
    @Path("from-mapping")
    @ResponseStatus(201)
    public Uni<Envelope<InstanceView>> createFromMapping(InstanceRequest request) {
        return create(request);
    }

    @POST
    @Path("estimate")
    @Access(value = Who.USER, reads = true)
    public Uni<Envelope<Estimate>> estimate(InstanceRequest request) {
        return checked(request)
                .flatMap(wanted -> estimates.of(wanted, caller.get()))
                .map(Envelope::of);
    }

    private Uni<NewInstance> checked(InstanceRequest request) {
        var body = Bodies.present(request);
        return configs.current().map(now -> body.check(engines, now.lifecycle().instance()));
    }

    @GET
    @Path("user/status")
    public Uni<Envelope<UserStatus>> userStatus() {
        return views.status(caller.get()).map(Envelope::of);
    }

    @GET
    public Uni<Envelope<List<InstanceView>>> list(
            @BeanParam ListParams params,
            @RestQuery("snapshot_id") @Nullable String snapshotId,
            @RestQuery @Nullable String status) {
        var read = new ParamReader();
        var snapshot = read.id("snapshot_id", snapshotId);
        var state = read.oneOf("status", status, InstanceStatus.values(), InstanceStatus::wireName);
        var query = new InstanceQuery(ListQuery.of(params, SORTABLE, read), snapshot, state);
        return views.list(query, caller.get()).map(Envelope::of);
    }

    @GET
    @Path("{id}")
    public Uni<Envelope<InstanceView>> get(@RestPath long id) {
        return instances.get(id, caller.get()).flatMap(views::of).map(Envelope::of);
    }

    @PUT
    @Path("{id}")
    public Uni<Envelope<InstanceView>> change(@RestPath long id, InstanceChange change) {
        var wanted = Bodies.present(change).check();
        return lifecycles.rename(id, wanted, caller.get()).flatMap(views::of).map(Envelope::of);
    }

    @POST
    @Path("{id}/terminate")
    public Uni<Void> terminate(@RestPath long id) {
        return instances.terminate(id, caller.get());
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(@RestPath long id) {
        return instances.terminate(id, caller.get());
    }
}
