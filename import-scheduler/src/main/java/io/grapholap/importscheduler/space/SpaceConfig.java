package io.grapholap.importscheduler.space;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Settings of spaces. */
@ConfigMapping(prefix = "graph-olap.import.space")
public interface SpaceConfig {
    /** Spaces to be there from the start, by name. */
    Map<String, Seed> seeds();

    /** A space of an organization that has the same id and name. */
    interface Seed {
        /** Id of the space, as it stands in its URL. */
        String id();

        /** Who owns the organization and is the first member. */
        String owner();
    }
}
