package io.grapholap.controlplane.instance;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.controlplane.access.AccessService;
import io.grapholap.platform.internal.InternalApi;
import io.grapholap.platform.internal.InternalRequest;
import io.grapholap.platform.internal.InternalRoutes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the gateway asks of an instance that it has not heard of yet. */
@ApplicationScoped
class InternalInstanceRoutes implements InternalRoutes {
    private final InstanceService instances;
    private final AccessService access;

    InternalInstanceRoutes(InstanceService instances, AccessService access) {
        this.instances = instances;
        this.access = access;
    }

    @Override
    public void register(InternalApi api) {
        api.get("/api/internal/instances/:slug", Set.of("gateway"), this::current);
    }

    private Uni<?> current(InternalRequest request) {
        var text = request.pathParam("slug");
        return slug(text)
                .map(instances::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(() -> new NotFound("instance", text)))
                .flatMap(found -> access.grants(found.guarded()).map(found::changed));
    }

    private static Optional<UUID> slug(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
