package io.grapholap.exportworker.job;

import io.grapholap.testkit.TemporaryDirectory;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Directories of a worker under test: tables of the warehouse, the store, temporary files. */
public class WorkerFiles implements QuarkusTestResourceLifecycleManager {
    private TemporaryDirectory directory;
    private Path root;

    @Override
    public Map<String, String> start() {
        try {
            directory = TemporaryDirectory.create("export-worker-test");
            root = directory.path();
            var flights = Files.createDirectories(root.resolve("warehouse/flights"));
            Files.writeString(
                    flights.resolve("airports.csv"), "iata,name\nZRH,Zürich\nGVA,Genève\n");
            Files.writeString(flights.resolve("routes.csv"), "origin,destination\nZRH,GVA\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "graph-olap.warehouse.duckdb.root", root.resolve("warehouse").toString(),
                "graph-olap.export-worker.work-dir", root.resolve("work").toString(),
                // Only messages wake the worker, and a lost lease is noticed soon.
                "graph-olap.export-worker.poll-interval", "1h",
                "graph-olap.export-worker.lease-interval", "200ms",
                "graph-olap.export-worker.lease-patience", "2s",
                "graph-olap.export-worker.build.memory", "128M");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(WorkerFiles.class));
    }

    Path store() {
        return root.resolve("store");
    }

    @Override
    public void stop() {
        directory.close();
    }
}
