package io.grapholap.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;

/** Follows an instance from the wish to the first moment it answers, and says how it goes. */
final class InstanceStart {
    private static final Duration LIMIT = Duration.ofSeconds(180);

    private final Platform platform;
    private final Steps steps;
    private final long instance;
    private final long snapshot;
    private final long asked = System.nanoTime();
    private long exported;
    private long running;
    private String phase = "";
    private JsonNode last = NullNode.getInstance();

    InstanceStart(Platform platform, Steps steps, long instance, long snapshot) {
        this.platform = platform;
        this.steps = steps;
        this.instance = instance;
        this.snapshot = snapshot;
    }

    /**
     * Returns when it runs.
     *
     * @throws DemoFailure when it fails, with its own words, or takes too long
     */
    void await() {
        Platform.await("instance " + instance + " to run", LIMIT, this::look);
        steps.line("snapshot exported: Parquet and the built graph", exportTook());
        steps.line("instance running at " + url(), instanceTook());
    }

    Duration exportTook() {
        return Duration.ofNanos(exported - asked);
    }

    Duration instanceTook() {
        return Duration.ofNanos(running - exported);
    }

    String url() {
        return last.path("instance_url").asText();
    }

    private boolean look() {
        last = platform.instance(instance);
        var status = last.path("status").asText();
        if (status.equals("failed")) {
            throw new DemoFailure("the instance failed: " + last.path("error_message").asText());
        }
        boolean waiting = status.equals("waiting_for_snapshot");
        if (!waiting && exported == 0) {
            exported = System.nanoTime();
        }
        show(waiting ? "snapshot " + snapshotPhase() : "instance " + instancePhase());
        boolean runs = status.equals("running");
        if (runs) {
            running = System.nanoTime();
        }
        return runs;
    }

    private String snapshotPhase() {
        return platform.snapshotProgress(snapshot).path("phase").asText("?");
    }

    private String instancePhase() {
        return platform.instanceProgress(instance).path("phase").asText("?");
    }

    private void show(String now) {
        if (!now.equals(phase)) {
            phase = now;
            steps.note("… " + now);
        }
    }
}
