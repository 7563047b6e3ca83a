package io.grapholap.local.stack;

import java.io.IOException;
import java.util.List;

/** How the export worker of a stack starts the child process that builds graphs. */
public final class GraphBuildJvm {
    private GraphBuildJvm() {}

    /** Flags for its start-up cache; none when there is no cache of the present jars. */
    public static List<String> flags(Home home) throws IOException {
        return new AotPlan(false, _ -> {}).flags(AotCache.ofGraphBuild(home));
    }
}
