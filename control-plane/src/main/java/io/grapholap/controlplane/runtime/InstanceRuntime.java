package io.grapholap.controlplane.runtime;

import io.grapholap.common.instance.InstanceResources;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Runs wrappers. It decides nothing: what should run is the reconciler's to know. No method blocks
 * its caller; results may arrive on any thread.
 */
public interface InstanceRuntime {
    /**
     * Every wrapper it has started and that was not stopped since, whether it still runs or ended
     * by itself; also those that an earlier control plane started.
     */
    Uni<List<ObservedWrapper>> list();

    /**
     * Starts a wrapper; done when it is launched, long before it is ready. A failure leaves nothing
     * running.
     */
    Uni<Void> start(WrapperSpec spec);

    /**
     * Ends a wrapper, by force if it does not heed a polite request in time, and clears away all it
     * left behind. Harmless when there is none.
     */
    Uni<Void> stop(WrapperName name);

    /**
     * Changes how much a running wrapper may use, as far as that is set from outside of it; the
     * wrapper is told by itself afterwards. Repeating it is harmless.
     */
    default Uni<Void> resize(WrapperName name, InstanceResources resources) {
        return Uni.createFrom().voidItem();
    }

    /** Has {@code signal} run, on any thread, whenever a wrapper ends by itself. */
    void whenOneEnds(Runnable signal);
}
