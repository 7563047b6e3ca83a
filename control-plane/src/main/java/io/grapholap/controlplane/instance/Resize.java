package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceResources;
import io.grapholap.controlplane.instance.InstanceState.Running;
import io.grapholap.controlplane.runtime.WrapperName;

/**
 * A change of what a running instance may use; stored, and to be told to its wrapper.
 *
 * @param instance as it is stored with the new resources
 * @param before what it had
 * @param success what its owner is told once it is done
 */
record Resize(Instance instance, Running running, InstanceResources before, Happening success) {
    WrapperName wrapper() {
        return new WrapperName(instance.slug(), running.current().incarnation());
    }

    InstanceResources after() {
        return instance.resources();
    }

    boolean changesNothing() {
        return before.equals(after());
    }
}
