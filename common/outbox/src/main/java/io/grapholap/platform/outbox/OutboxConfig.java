package io.grapholap.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the relay. */
@ConfigMapping(prefix = "graph-olap.outbox")
public interface OutboxConfig {
    /** Whether this process may relay; off only in tests that look at the table. */
    @WithDefault("true")
    boolean relay();

    /** How long a lost notification can delay an event. */
    @WithDefault("1s")
    Duration poll();

    /** Records of one Kafka transaction, 500 at most. */
    @WithDefault("500")
    int batch();

    /** First pause after a failure; doubles up to {@link #maxBackoff}. */
    @WithDefault("200ms")
    Duration backoff();

    @WithDefault("10s")
    Duration maxBackoff();
}
