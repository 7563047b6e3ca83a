package io.grapholap.controlplane.instance;

import io.grapholap.controlplane.job.OwnContext;
import io.grapholap.controlplane.runtime.InstanceRuntime;
import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import io.grapholap.platform.trace.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Does what was planned, unless it no longer applies. */
@ApplicationScoped
class Deeds {
    private static final Logger LOG = Logger.getLogger(Deeds.class);

    private final ManagedInstances instances;
    private final InstanceRuntime runtime;

    Deeds(ManagedInstances instances, InstanceRuntime runtime) {
        this.instances = instances;
        this.runtime = runtime;
    }

    /** Does acts on one instance in their order, up to the first that no longer applies. */
    Uni<Boolean> doAll(List<Act> acts) {
        var all = Uni.createFrom().item(true);
        for (var act : acts) {
            all = all.flatMap(go -> go ? perform(act) : Uni.createFrom().item(false));
        }
        return all;
    }

    private Uni<Boolean> perform(Act act) {
        return switch (act) {
            case Act.Start(var instance) ->
                    instances
                            .launch(instance)
                            .flatMap(spec ->
                                    spec.isPresent()
                                            ? start(spec.get())
                                            : Uni.createFrom().item(false));
            case Act.Stop(var name) -> stop(name);
            case Act.Fail(var instance, var code, var message) ->
                    instances
                            .fail(instance, code, message)
                            .invoke(done -> {
                                if (done) {
                                    LOG.infof(
                                            "Instance %d failed: %s: %s",
                                            instance.id(), code, message);
                                }
                            });
            case Act.Remove(var instance) -> instances.remove(instance);
        };
    }

    /** A part of the trace of the request that wanted the instance. */
    private Uni<Boolean> start(WrapperSpec spec) {
        return Traces.within(
                spec.traceparent(),
                () ->
                        OwnContext.back(() -> runtime.start(spec))
                                .replaceWith(true)
                                .invoke(() -> LOG.infof("Started wrapper %s", spec.name()))
                                .onFailure()
                                .recoverWithUni(e -> startFailed(spec.name(), e)));
    }

    private Uni<Boolean> startFailed(WrapperName name, Throwable e) {
        LOG.errorf(e, "Wrapper %s could not be started", name);
        return instances.failLaunch(name, "Its wrapper could not be started: " + e.getMessage());
    }

    private Uni<Boolean> stop(WrapperName name) {
        return instances
                .wants(name)
                .flatMap(wanted ->
                        wanted
                                ? Uni.createFrom().item(false)
                                : OwnContext.back(() -> runtime.stop(name))
                                        .replaceWith(true)
                                        .invoke(() -> LOG.infof("Stopped wrapper %s", name)));
    }
}
