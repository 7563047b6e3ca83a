package io.grapholap.controlplane.user;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** Users that are there from the start. */
@ConfigMapping(prefix = "graph-olap.user")
interface UserConfig {
    /** Role by name of users to add at start unless they exist; for local use. */
    Map<String, String> seeds();

    /**
     * Who shows this adds the first user, while there is none, with {@code POST
     * /api/users/bootstrap}. None: nobody does.
     */
    Optional<String> bootstrapToken();
}
