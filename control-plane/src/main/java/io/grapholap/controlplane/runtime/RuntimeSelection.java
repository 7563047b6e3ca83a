package io.grapholap.controlplane.runtime;

import io.quarkus.arc.DefaultBean;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The runtime that {@code graph-olap.runtime} names; of the others nothing is made. */
class RuntimeSelection {
    @Produces
    @DefaultBean
    @ApplicationScoped
    InstanceRuntime selected(
            @ConfigProperty(name = "graph-olap.runtime", defaultValue = "process") String name,
            @Any Instance<InstanceRuntime> runtimes) {
        var found = runtimes.select(Identifier.Literal.of(name));
        if (!found.isResolvable()) {
            throw new IllegalStateException(
                    "graph-olap.runtime is \"" + name + "\"; it must be process or kubernetes");
        }
        return found.get();
    }
}
