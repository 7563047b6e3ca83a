package io.grapholap.controlplane.instance;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.config.GlobalConfigs;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes what owners may say of an instance at any time: its name, and how long it lives. */
@ApplicationScoped
class Lifecycles {
    private final OwnedInstances owned;
    private final InstanceLife life;
    private final GlobalConfigs configs;

    Lifecycles(OwnedInstances owned, InstanceLife life, GlobalConfigs configs) {
        this.owned = owned;
        this.life = life;
        this.configs = configs;
    }

    /**
     * Changes how long an instance lives.
     *
     * @return fails with {@link NotFound}, {@link Forbidden}, or {@link ValidationFailed} naming
     *     every fault, such as a lifetime above the maximum
     */
    @WithTransaction
    Uni<Instance> change(long id, InstanceLifecycleBody body, Caller caller) {
        return configs.current()
                .flatMap(config ->
                        owned.lock(id, caller)
                                .flatMap(row -> {
                                    row.write(
                                            body.applyTo(
                                                    row.ttl,
                                                    row.inactivityTimeout,
                                                    row.createdAt,
                                                    row.expiresAt,
                                                    config.lifecycle().instance()));
                                    return life.changed(row);
                                }));
    }

    /** Names and describes an instance anew; fails with {@link NotFound} or {@link Forbidden}. */
    @WithTransaction
    Uni<Instance> rename(long id, InstanceChange change, Caller caller) {
        return owned.lock(id, caller)
                .flatMap(row -> {
                    row.write(change);
                    return life.changed(row);
                });
    }
}
