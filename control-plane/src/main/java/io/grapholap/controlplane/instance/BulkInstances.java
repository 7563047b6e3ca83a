package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.admin.BulkDeletable;
import io.grapholap.controlplane.listing.Filter;
import io.grapholap.controlplane.listing.Pages;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Instances for admins to delete in bulk. */
@ApplicationScoped
class BulkInstances implements BulkDeletable {
    private final InstanceService instances;

    BulkInstances(InstanceService instances) {
        this.instances = instances;
    }

    @Override
    public Kind kind() {
        return Kind.INSTANCE;
    }

    @Override
    public Set<String> statuses() {
        return Arrays.stream(InstanceStatus.values())
                .filter(status -> status != InstanceStatus.STOPPING)
                .map(InstanceStatus::wireName)
                .collect(Collectors.toSet());
    }

    @Override
    @WithSession
    public Uni<List<Long>> matching(Filter filter, int limit) {
        return Pages.ids("InstanceEntity", filter.and("status <> 'stopping'", Map.of()), limit);
    }

    @Override
    public Uni<Void> delete(long id, Caller caller) {
        return instances.terminate(id, caller);
    }
}
