package io.grapholap.controlplane.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How listeners are served. */
@ConfigMapping(prefix = "graph-olap.feed")
interface FeedConfig {
    /** How often a silent stream says that it is alive. */
    @WithDefault("15s")
    Duration keepAlive();

    /** How long one stream lasts; clients come back by themselves, and are checked anew. */
    @WithDefault("15m")
    Duration longest();

    /** Events that wait for a slow client before its stream is ended. */
    @WithDefault("64")
    int buffer();

    /** Streams of this control plane at the same time; more are refused with 503. */
    @WithDefault("1000")
    int streams();

    /** How long a new stream waits for the topics to be followed. */
    @WithDefault("5s")
    Duration ready();
}
