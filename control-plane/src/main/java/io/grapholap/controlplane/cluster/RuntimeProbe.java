package io.grapholap.controlplane.cluster;

import io.grapholap.controlplane.runtime.InstanceRuntime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks what runs the instances, processes or Kubernetes, for all that it runs. */
@ApplicationScoped
class RuntimeProbe implements Probe {
    private final InstanceRuntime runtime;

    RuntimeProbe(InstanceRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public String component() {
        return "runtime";
    }

    @Override
    public Uni<?> ask() {
        return runtime.list();
    }
}
