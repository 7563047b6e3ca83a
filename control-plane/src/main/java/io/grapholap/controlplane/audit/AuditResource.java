package io.grapholap.controlplane.audit;

import io.grapholap.controlplane.listing.ParamReader;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/audit")
@Access(Who.ADMIN)
class AuditResource {
    private final AuditLog log;

    AuditResource(AuditLog log) {
        this.log = log;
    }

    @GET
    public Uni<Envelope<List<AuditView>>> list(
            @RestQuery @Nullable String actor,
            @RestQuery @Nullable String action,
            @RestQuery("resource_type") @Nullable String resourceType,
            @RestQuery("resource_id") @Nullable String resourceId,
            @RestQuery @Nullable String since,
            @RestQuery @Nullable String until,
            @RestQuery @Nullable String offset,
            @RestQuery @Nullable String limit) {
        var read = new ParamReader();
        var query =
                new AuditQuery(
                        actor,
                        action,
                        resourceType,
                        resourceId,
                        read.instant("since", since),
                        read.instant("until", until),
                        read.range(offset, limit));
        read.check();
        return log.list(query).map(Envelope::of);
    }
}
