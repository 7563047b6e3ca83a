package io.grapholap.gateway.route;

import io.grapholap.common.event.InstanceEvent;
import io.grapholap.platform.internal.ControlPlaneClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks the control plane; requests for the same slug share one question. */
@ApplicationScoped
class ControlPlaneDirectory implements InstanceDirectory {
    private static final int MAX_QUESTIONS = 64;

    private final ControlPlaneClient controlPlane;
    private final Map<String, Uni<Optional<InstanceEvent.Changed>>> asked =
            new ConcurrentHashMap<>();

    ControlPlaneDirectory(ControlPlaneClient controlPlane) {
        this.controlPlane = controlPlane;
    }

    @Override
    public Uni<Optional<InstanceEvent.Changed>> instance(String slug) {
        if (asked.size() >= MAX_QUESTIONS && !asked.containsKey(slug)) {
            return Uni.createFrom()
                    .failure(new IllegalStateException("too many questions are open"));
        }
        return asked.computeIfAbsent(
                slug,
                _ ->
                        Uni.createFrom()
                                .deferred(() -> controlPlane.instance(slug))
                                .onTermination()
                                .invoke(() -> asked.remove(slug))
                                .memoize()
                                .indefinitely());
    }
}
