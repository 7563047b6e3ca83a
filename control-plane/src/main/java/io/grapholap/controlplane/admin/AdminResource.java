package io.grapholap.controlplane.admin;

import io.grapholap.controlplane.rule.Bodies;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;

/** Admins alone: operators do not delete what others own. */
@Path("/api/admin")
@Access(Who.ADMIN)
class AdminResource {
    private final BulkService bulk;
    private final CleanupService cleanup;
    private final CurrentCaller caller;

    AdminResource(BulkService bulk, CleanupService cleanup, CurrentCaller caller) {
        this.bulk = bulk;
        this.cleanup = cleanup;
        this.caller = caller;
    }

    @DELETE
    @Path("resources/bulk")
    public Uni<Envelope<BulkResult>> deleteMany(BulkRequest request) {
        return bulk.delete(Bodies.present(request), caller.get()).map(Envelope::of);
    }

    @DELETE
    @Path("e2e-cleanup")
    public Uni<Envelope<Cleanup>> cleanUp() {
        return cleanup.run(caller.get()).map(Envelope::of);
    }
}
