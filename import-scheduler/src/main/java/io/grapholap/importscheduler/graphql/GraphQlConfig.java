package io.grapholap.importscheduler.graphql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the GraphQL API. */
@ConfigMapping(prefix = "graph-olap.graphql")
public interface GraphQlConfig {
    /** Points that one call may cost. */
    @WithDefault("1000")
    int maxCost();

    /** Calls with queries that one user may send to this process in a minute. */
    @WithDefault("100")
    int queriesPerMinute();

    /** Calls with mutations that one user may send to this process in a minute. */
    @WithDefault("300")
    int mutationsPerMinute();
}
