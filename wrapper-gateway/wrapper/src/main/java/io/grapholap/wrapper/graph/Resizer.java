package io.grapholap.wrapper.graph;

import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.instance.InstanceResources;
import io.grapholap.engine.ResizableEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Gives the open graph another share of the machine. The heap of this process is as big as it was
 * at the start: what is added goes to the engine.
 */
@ApplicationScoped
public class Resizer {
    private static final Logger LOG = Logger.getLogger(Resizer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Lifecycle lifecycle;

    Resizer(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /**
     * Blocks for as long as queries run, up to 10 s; queries that come meanwhile wait. Repeating it
     * is harmless.
     *
     * @throws Unavailable while the graph is not open, or when no moment without a query came
     */
    public void resize(InstanceResources wanted) {
        var graph = lifecycle.graph();
        boolean done =
                graph.engine() instanceof ResizableEngine engine
                        && engine.resize(
                                EngineShare.bufferPool(wanted.memoryBytes()),
                                EngineShare.threads(wanted.cpuCores()),
                                PATIENCE);
        if (!done) {
            throw new Unavailable(
                    "instance",
                    "Its queries did not leave a moment for the change within "
                            + PATIENCE.toSeconds()
                            + " s; try again when it is less busy.");
        }
        LOG.infof(
                "The engine has %d MiB and %d threads now.",
                EngineShare.bufferPool(wanted.memoryBytes()) >> 20,
                EngineShare.threads(wanted.cpuCores()));
    }
}
