package io.grapholap.controlplane.mapping;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.controlplane.datasource.DataSource;
import io.grapholap.controlplane.datasource.DataSources;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Stores new mappings; {@link MappingEdits} has checked what comes in. */
@ApplicationScoped
class MappingCreation {
    private final MappingRepository mappings;
    private final MappingService existing;
    private final DataSources sources;
    private final Clock clock;

    MappingCreation(
            MappingRepository mappings, MappingService existing, DataSources sources, Clock clock) {
        this.mappings = mappings;
        this.existing = existing;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Stores a mapping as version 1; the caller becomes its owner.
     *
     * @return fails with {@link NotFound} or {@link Forbidden} if the caller may not use the data
     *     source; nothing is stored then
     */
    Uni<Mapping> create(CheckedMapping checked, Caller caller) {
        var source = checked.wanted().dataSourceId();
        return source == null
                ? Panache.withSession(() -> store(checked, caller))
                : Panache.withTransaction(() ->
                        sources.requireUsable(source, caller).flatMap(_ -> store(checked, caller)));
    }

    /**
     * Stores the current version as version 1 of a mapping of the caller, under a new name. Its
     * data source is left out if the caller may not use it.
     *
     * @return fails with {@link NotFound}
     */
    @WithTransaction
    Uni<StoredMapping> copy(long id, String name, Caller caller) {
        return existing.get(id)
                .flatMap(original ->
                        sources.ifUsable(original.dataSourceId(), caller)
                                .flatMap(source -> {
                                    var copy = original.copy(name, source.map(DataSource::id));
                                    return store(copy, caller)
                                            .map(m -> new StoredMapping(m, copy.warnings()));
                                }));
    }

    private Uni<Mapping> store(CheckedMapping checked, Caller caller) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return mappings.insert(checked, caller.username(), now);
    }
}
