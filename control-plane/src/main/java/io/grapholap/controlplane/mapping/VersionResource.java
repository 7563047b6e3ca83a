package io.grapholap.controlplane.mapping;

import io.grapholap.controlplane.listing.ListQuery;
import io.grapholap.controlplane.listing.PageParams;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/mappings/{id}/versions")
@Access(Who.USER)
class VersionResource {
    private final VersionService versions;

    VersionResource(VersionService versions) {
        this.versions = versions;
    }

    @GET
    public Uni<Envelope<List<VersionSummary>>> list(
            @RestPath long id, @BeanParam PageParams params) {
        return versions.list(id, ListQuery.newestFirst(params).range()).map(Envelope::of);
    }

    @GET
    @Path("{version}")
    public Uni<Envelope<VersionView>> get(@RestPath long id, @RestPath int version) {
        return versions.get(id, version).map(v -> Envelope.of(VersionView.of(v)));
    }

    @GET
    @Path("{from}/diff/{to}")
    public Uni<Envelope<DiffView>> diff(@RestPath long id, @RestPath int from, @RestPath int to) {
        return versions.diff(id, from, to).map(Envelope::of);
    }
}
