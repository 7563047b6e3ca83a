package io.grapholap.controlplane.snapshot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where files lie. */
@ConfigMapping(prefix = "graph-olap.store")
interface StoreConfig {
    /** Root of the object store, e.g. {@code file:///var/lib/graph-olap/store/}. */
    URI root();

    /** How often files of deleted snapshots are looked for. */
    @WithDefault("5s")
    Duration cleanEvery();
}
