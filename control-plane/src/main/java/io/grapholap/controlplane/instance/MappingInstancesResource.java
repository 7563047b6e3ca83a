package io.grapholap.controlplane.instance;

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

@Path("/api/mappings/{id}/instances")
@Access(Who.USER)
class MappingInstancesResource {
    private final MappingService mappings;
    private final InstanceViews views;
    private final CurrentCaller caller;

    MappingInstancesResource(MappingService mappings, InstanceViews views, CurrentCaller caller) {
        this.mappings = mappings;
        this.views = views;
        this.caller = caller;
    }

    @GET
    public Uni<Envelope<List<InstanceView>>> list(@RestPath long id, @BeanParam PageParams params) {
        var query = ListQuery.newestFirst(params);
        return mappings.requireExisting(id)
                .flatMap(_ -> views.list(InstanceQuery.ofMapping(id, query), caller.get()))
                .map(Envelope::of);
    }
}
