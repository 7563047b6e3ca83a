package io.grapholap.controlplane.testing;

import static java.util.Map.entry;

import io.grapholap.testkit.TemporaryDirectory;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A store of its own, short leases, and tokens for the services that tests play. */
public class TestSettings implements QuarkusTestResourceLifecycleManager {
    public static final String WORKER_TOKEN = "worker-token";
    public static final String GATEWAY_TOKEN = "gateway-token";
    public static final String BOOTSTRAP_TOKEN = "bootstrap-token";

    private final TemporaryDirectory directory = TemporaryDirectory.create("control-plane-store");

    @Override
    public Map<String, String> start() {
        var store = directory.path();
        return Map.ofEntries(
                entry("graph-olap.store.root", store.toUri().toString()),
                entry("graph-olap.store.clean-every", "1s"),
                entry("graph-olap.auth.dev", "true"),
                entry("graph-olap.user.bootstrap-token", BOOTSTRAP_TOKEN),
                entry("graph-olap.service.token", "control-plane-token"),
                entry("graph-olap.service.accepted.export-worker", WORKER_TOKEN),
                entry("graph-olap.service.accepted.gateway", GATEWAY_TOKEN),
                entry("graph-olap.export.lease", "3s"),
                entry("graph-olap.export.retry-delay", "200ms"),
                entry("graph-olap.export.reap-every", "1s"),
                entry("graph-olap.feed.keep-alive", "1s"),
                entry("graph-olap.schema-cache.retry-after", "24h"),
                entry(
                        "graph-olap.credentials.keyset-file",
                        store.resolve("credentials-keyset.json").toString()));
    }

    @Override
    public void stop() {
        directory.close();
    }
}
