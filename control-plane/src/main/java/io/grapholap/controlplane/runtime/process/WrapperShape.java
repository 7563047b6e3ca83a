package io.grapholap.controlplane.runtime.process;

import io.grapholap.controlplane.runtime.WrapperSpec;

/**
 * What a wrapper's process is made for, whichever instance it serves. It cannot change while the
 * process lives, so a spare serves only instances of its own shape.
 */
record WrapperShape(String engine, long memoryBytes, int cpuCores) {
    static WrapperShape of(WrapperSpec spec) {
        return new WrapperShape(spec.engine(), spec.memoryBytes(), spec.cpuCores());
    }
}
