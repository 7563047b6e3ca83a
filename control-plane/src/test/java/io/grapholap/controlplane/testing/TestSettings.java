package io.grapholap.controlplane.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A store of its own, short leases, and tokens for the services that tests play. */
public class TestSettings implements QuarkusTestResourceLifecycleManager {
    public static final String WORKER_TOKEN = "worker-token";
    public static final String GATEWAY_TOKEN = "gateway-token";

    @Override
    public Map<String, String> start() {
        try {
            var store = Files.createTempDirectory("control-plane-store");
            return Map.of(
                    "graph-olap.store.root", store.toUri().toString(),
                    "graph-olap.store.clean-every", "1s",
                    "graph-olap.auth.dev", "true",
                    "graph-olap.service.token", "control-plane-token",
                    "graph-olap.service.accepted.export-worker", WORKER_TOKEN,
                    "graph-olap.service.accepted.gateway", GATEWAY_TOKEN,
                    "graph-olap.export.lease", "3s",
                    "graph-olap.export.retry-delay", "200ms",
                    "graph-olap.export.reap-every", "1s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The store lies below java.io.tmpdir and holds a few small files.
    }
}
