package io.grapholap.importscheduler.space;

import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.importscheduler.organization.OrganizationService;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Role;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Adds the spaces that the configuration names, before the first request. */
@ApplicationScoped
class SpaceSeeds {
    private final SpaceService spaces;
    private final OrganizationService organizations;
    private final SpaceConfig config;

    SpaceSeeds(SpaceService spaces, OrganizationService organizations, SpaceConfig config) {
        this.spaces = spaces;
        this.organizations = organizations;
        this.config = config;
    }

    void plant(@Observes StartupEvent start) throws Throwable {
        if (!config.seeds().isEmpty()) {
            VertxContextSupport.subscribeAndAwait(this::ensureAll);
        }
    }

    private Uni<Void> ensureAll() {
        return Multi.createFrom()
                .iterable(config.seeds().entrySet())
                .onItem()
                .transformToUniAndConcatenate(seed -> ensure(seed.getKey(), seed.getValue()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Space> ensure(String name, SpaceConfig.Seed seed) {
        var owner = new Caller(seed.owner(), Role.ADMIN);
        return organizations
                .find(seed.id())
                .flatMap(found ->
                        found.isPresent()
                                ? spaces.visible(seed.id(), owner)
                                : Panache.withTransaction(() -> add(name, seed.id(), owner)))
                // Another replica was first.
                .onFailure(Refused.class)
                .recoverWithUni(() -> spaces.visible(seed.id(), owner));
    }

    private Uni<Space> add(String name, String id, Caller owner) {
        return organizations
                .ensure(id, name, owner)
                .flatMap(_ -> spaces.ensure(id, id, name, owner));
    }
}
