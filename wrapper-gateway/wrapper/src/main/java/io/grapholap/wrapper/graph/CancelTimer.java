package io.grapholap.wrapper.graph;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long what was told to stop went on; shown from the start. */
@Singleton
public final class CancelTimer {
    private static final String NAME = "graph_olap_cancel_duration_seconds";

    private final Timer queries;
    private final Timer algorithms;

    public CancelTimer(MeterRegistry meters) {
        queries = meters.timer(NAME, "kind", "query");
        algorithms = meters.timer(NAME, "kind", "algorithm");
    }

    public void queryStopped(Duration after) {
        queries.record(after);
    }

    public void algorithmStopped(Duration after) {
        algorithms.record(after);
    }
}
