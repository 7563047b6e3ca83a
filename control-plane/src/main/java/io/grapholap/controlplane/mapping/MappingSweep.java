package io.grapholap.controlplane.mapping;

import io.grapholap.controlplane.job.Expiry;
import io.grapholap.controlplane.job.LifecycleSweep;
import io.grapholap.controlplane.job.Sweeper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Deletes mappings past their TTL, or unused for too long, that have no snapshot. */
@ApplicationScoped
class MappingSweep implements LifecycleSweep {
    private static final List<Expiry> EXPIRIES =
            Expiry.ofTtlAndUse("mappings", "mapping_activity", "mapping_id");

    private final MappingChanges mappings;
    private final Sweeper sweeper;

    MappingSweep(MappingChanges mappings, Sweeper sweeper) {
        this.mappings = mappings;
        this.sweeper = sweeper;
    }

    @Override
    public Kind kind() {
        return Kind.MAPPING;
    }

    @Override
    public Uni<Void> sweep() {
        return sweeper.sweep(kind(), EXPIRIES, id -> mappings.delete(id, SYSTEM));
    }
}
