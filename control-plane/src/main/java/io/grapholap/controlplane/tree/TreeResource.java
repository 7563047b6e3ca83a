package io.grapholap.controlplane.tree;

import io.grapholap.controlplane.listing.ParamReader;
import io.grapholap.controlplane.snapshot.SnapshotStatus;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/mappings/{id}/tree")
@Access(Who.USER)
class TreeResource {
    private final TreeService trees;
    private final CurrentCaller caller;

    TreeResource(TreeService trees, CurrentCaller caller) {
        this.trees = trees;
        this.caller = caller;
    }

    @GET
    public Uni<Envelope<TreeView>> get(
            @RestPath long id,
            @RestQuery("include_instances") @Nullable String includeInstances,
            @RestQuery @Nullable String status) {
        var read = new ParamReader();
        var instances = read.flag("include_instances", includeInstances, true);
        var state = read.oneOf("status", status, SnapshotStatus.values(), SnapshotStatus::wireName);
        read.check();
        var query = new TreeQuery(id, instances, state == null ? null : state.wireName());
        return trees.tree(query, caller.get()).map(Envelope::of);
    }
}
