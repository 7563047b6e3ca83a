package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceResources;
import io.grapholap.controlplane.job.OwnContext;
import io.grapholap.controlplane.runtime.InstanceRuntime;
import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.platform.internal.InternalClients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Tells wrappers that run what changed for them. */
@ApplicationScoped
class WrapperControl {
    /** More than a wrapper waits for its queries before it moves to a bigger engine. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final InstanceRuntime runtime;
    private final InternalClients clients;

    WrapperControl(InstanceRuntime runtime, InternalClients clients) {
        this.runtime = runtime;
        this.clients = clients;
    }

    /**
     * Has a wrapper live with other resources from now on, without a restart: first what surrounds
     * it is changed, then the wrapper itself. It believes whoever knows the hash of its start
     * token, which is kept by the control plane alone. Repeating it is harmless.
     */
    Uni<Void> resize(WrapperName name, InstanceState.Running running, InstanceResources wanted) {
        var wrapper = clients.at("instance", running.address(), running.current().tokenSha256());
        return OwnContext.back(() -> runtime.resize(name, wanted))
                .flatMap(_ -> wrapper.put("/control/resources", wanted, Void.class, DEADLINE));
    }
}
