package io.grapholap.platform.lifecycle;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Keeps a service from starting with settings that only suit one machine, unless its profile is
 * {@code local}.
 */
@ApplicationScoped
class ProductionGuard {
    private final Config config;

    ProductionGuard(Config config) {
        this.config = config;
    }

    /** Before anything else listens, sends or connects. */
    void check(@Observes @Priority(2) StartupEvent start) {
        if (!LaunchMode.current().isDevOrTest()) {
            check(config, ConfigUtils.getProfiles());
        }
    }

    /**
     * @throws IllegalStateException naming every key at fault
     */
    static void check(Config config, List<String> profiles) {
        var faults = profiles.contains("local") ? List.of() : ProductionRules.faults(config);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    faults.stream()
                            .map(fault -> "\n  " + fault)
                            .collect(
                                    Collectors.joining(
                                            "",
                                            "This service does not start outside the profile"
                                                    + " 'local' with these settings:",
                                            "\nA key named in "
                                                    + ProductionRules.ACCEPT
                                                    + " is accepted as it is.")));
        }
    }
}
