package io.grapholap.platform.identity;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Keeps the development switch from ever being on where others can reach the service. */
@ApplicationScoped
class DevSwitchGuard {
    private final AuthConfig config;

    DevSwitchGuard(AuthConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent start) {
        check(config.dev(), LaunchMode.current().isDevOrTest(), ConfigUtils.getProfiles());
    }

    static void check(boolean dev, boolean devOrTest, List<String> profiles) {
        if (dev && !devOrTest && !profiles.contains("local")) {
            throw new IllegalStateException(
                    "graph-olap.auth.dev=true believes whatever a client says of itself; it is"
                            + " refused outside the profile 'local' (active: "
                            + String.join(",", profiles)
                            + ").");
        }
    }
}
