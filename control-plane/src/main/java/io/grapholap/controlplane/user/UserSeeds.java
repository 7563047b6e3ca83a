package io.grapholap.controlplane.user;

import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Role;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Adds the users that the configuration names, before the first request. */
@ApplicationScoped
class UserSeeds {
    private final UserService users;
    private final List<Caller> seeds;

    UserSeeds(UserService users, UserConfig config) {
        this.users = users;
        this.seeds =
                config.seeds().entrySet().stream()
                        .map(seed -> new Caller(seed.getKey(), role(seed.getValue())))
                        .toList();
    }

    void plant(@Observes StartupEvent start) throws Throwable {
        if (!seeds.isEmpty()) {
            VertxContextSupport.subscribeAndAwait(this::ensureAll);
        }
    }

    private Uni<Void> ensureAll() {
        return Multi.createFrom()
                .iterable(seeds)
                .onItem()
                .transformToUniAndConcatenate(users::ensure)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Role role(String name) {
        return Role.of(name)
                .orElseThrow(() -> new IllegalArgumentException("no role '" + name + "'"));
    }
}
