package io.grapholap.bench;

import io.grapholap.bench.Outcome.Bar;
import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphEngines;
import io.grapholap.lake.GraphManifest;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.SnapshotLayout;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What only the whole platform shows: how soon an instance runs, and what the way through it adds
 * to a query.
 */
final class StackBenchmark implements Benchmark {
    private static final String ENGINE = "ryugraph";
    private static final long BUFFER_POOL = 512L << 20;

    @Override
    public String name() {
        return "stack";
    }

    @Override
    public List<Outcome> run(Setting setting) throws Exception {
        try (var stack = BenchStack.start(setting)) {
            long snapshot = stack.snapshot();
            var store = ObjectStore.of(stack.storeRoot(snapshot));
            var outcomes = new ArrayList<Outcome>();
            outcomes.add(lookUps(setting, stack, snapshot, store));
            outcomes.addAll(starts(setting, stack, snapshot, store));
            return outcomes;
        }
    }

    private static List<Outcome> starts(
            Setting setting, BenchStack stack, long snapshot, ObjectStore store) throws Exception {
        var graph = store.read(SnapshotLayout.graphManifest(ENGINE));
        var built = new Samples();
        var inARow = new Samples();
        var loaded = new Samples();
        stack.secondsToRunning(snapshot);
        for (int i = 0; i < setting.repetitions(); i++) {
            stack.awaitSpare();
            built.add(stack.secondsToRunning(snapshot));
            // Its successor is not there yet.
            inARow.add(stack.secondsToRunning(snapshot));
            // Without its manifest there is no built graph, and the instance loads the Parquet.
            store.deleteAll(SnapshotLayout.graphManifest(ENGINE));
            stack.awaitSpare();
            loaded.add(stack.secondsToRunning(snapshot));
            store.putAtomic(SnapshotLayout.graphManifest(ENGINE), graph);
        }
        return List.of(
                start("instance on a built graph, spare ready: POST to running", built),
                start("instance on a built graph, no spare: POST to running", inARow),
                Outcome.speed(
                        "instance on a built graph, over loading Parquet (spare ready)",
                        built,
                        loaded,
                        5));
    }

    private static Outcome start(String what, Samples seconds) {
        return new Outcome(what, seconds.median(), 3, "s", seconds.median(), new Bar.AtMost(3));
    }

    private static Outcome lookUps(
            Setting setting, BenchStack stack, long snapshot, ObjectStore store) throws Exception {
        var copy = Scratch.empty(setting.directory().resolve("look-up")).resolve("graph.db");
        store.fetch(GraphManifest.read(store, ENGINE).files().getFirst(), copy);
        var settings = EngineSettings.of(BUFFER_POOL, copy.resolveSibling("scratch"));
        var instance = stack.startInstance(snapshot);
        try (var engine = GraphEngines.open(ENGINE, copy, settings)) {
            return LookUps.added(
                    "point look-up: ms added by gateway and wrapper",
                    Door.gateway(instance),
                    engine,
                    setting.graph().nodes(),
                    3);
        } finally {
            stack.terminate(instance);
        }
    }

    /** An instance that runs. */
    record Running(long id, URI url) {}

    static Path stateDir(Setting setting) {
        return setting.directory().resolve("state");
    }
}
