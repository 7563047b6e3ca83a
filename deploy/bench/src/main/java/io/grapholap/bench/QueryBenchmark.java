package io.grapholap.bench;

import io.grapholap.bench.Outcome.Bar;
import io.grapholap.bench.load.LoadGenerator;
import io.grapholap.bench.load.LoadTarget;
import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.NodeValues;
import io.grapholap.engine.TopologyRequest;
import io.grapholap.lake.GraphManifest;
import io.grapholap.lake.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * An instance that is asked: what the wrapper adds to the engine, how many answers a second are
 * left of the engine's own, what Arrow saves, what others feel of one who asks too much, and how
 * soon results are written back.
 */
final class QueryBenchmark implements Benchmark {
    private static final String ENGINE = "ryugraph";
    private static final long BUFFER_POOL = 1L << 30;
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final String TWO_HOPS =
            "MATCH (a:Person {id: $id})-[:KNOWS]->()-[:KNOWS]->(b) RETURN count(*)";

    @Override
    public String name() {
        return "queries";
    }

    @Override
    public List<Outcome> run(Setting setting) throws Exception {
        try (var stack = BenchStack.start(setting)) {
            long snapshot = stack.snapshot();
            var store = ObjectStore.of(stack.storeRoot(snapshot));
            var copy = Scratch.empty(setting.directory().resolve("queries")).resolve("graph.db");
            store.fetch(GraphManifest.read(store, ENGINE).files().getFirst(), copy);
            var instance = stack.startInstance(snapshot);
            var door = Door.wrapper(stack, instance);
            long nodes = setting.graph().nodes();
            var outcomes = new ArrayList<Outcome>();
            try (var engine = open(copy)) {
                outcomes.add(
                        LookUps.added(
                                "point look-up: ms added by the wrapper",
                                door,
                                engine,
                                nodes,
                                1.5));
            }
            outcomes.addAll(rates(setting, door, copy));
            outcomes.add(Transfer.arrowOverJson(door, nodes, setting.repetitions()));
            outcomes.addAll(Hog.felt(door, body(nodes)));
            stack.terminate(instance);
            try (var engine = open(copy)) {
                outcomes.add(writeBack(engine, nodes, setting.repetitions()));
            }
            return outcomes;
        }
    }

    private static GraphEngine open(Path file) {
        return GraphEngines.open(
                ENGINE, file, EngineSettings.of(BUFFER_POOL, file.resolveSibling("scratch")));
    }

    /** Another node each time, the same ones for both sides. */
    private static LongUnaryOperator spread(long nodes) {
        return n -> Math.floorMod(n * 2_654_435_761L, nodes);
    }

    private static LoadTarget target(Door door, long nodes) {
        return LoadTarget.postEach(URI.create(door.address() + "/query"), body(nodes)::apply);
    }

    private static java.util.function.LongFunction<byte[]> body(long nodes) {
        var ids = spread(nodes);
        return n -> {
            try {
                return Door.body(TWO_HOPS, Map.of("id", ids.applyAsLong(n)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static List<Outcome> rates(Setting setting, Door door, Path copy) throws Exception {
        long nodes = setting.graph().nodes();
        var outcomes = new ArrayList<Outcome>();
        try (var bare = new BareEngine(copy, BUFFER_POOL, TWO_HOPS);
                var load = new LoadGenerator(door.identity())) {
            compare(door, bare, nodes);
            load.saturate(target(door, nodes), 2, ROUND);
            for (int clients : new int[] {1, 2, 4, 8}) {
                var ours = new Samples();
                var theirs = new Samples();
                for (int i = 0; i < setting.repetitions(); i++) {
                    var result = load.saturate(target(door, nodes), clients, ROUND);
                    WrongAnswer.unless(result.errors() == 0, result.errors() + " were refused");
                    ours.add(result.perSecond());
                    theirs.add(bare.perSecond(clients, ROUND, spread(nodes)));
                }
                outcomes.add(
                        Outcome.rate(
                                "two hops, %d at a time: over the engine alone".formatted(clients),
                                ours.median(),
                                theirs.median(),
                                clients == 1 ? 0.8 : 0.6));
            }
        }
        return outcomes;
    }

    private static void compare(Door door, BareEngine bare, long nodes) throws IOException {
        for (int n = 0; n < 100; n++) {
            long id = spread(nodes).applyAsLong(n);
            long ours =
                    door.query(TWO_HOPS, Map.of("id", id)).path("rows").path(0).path(0).asLong(-1);
            long theirs = bare.ask(id);
            WrongAnswer.unless(
                    ours == theirs, "two hops from " + id + ": " + ours + " is not " + theirs);
        }
    }

    private static Outcome writeBack(GraphEngine engine, long nodes, int repetitions) {
        var limit = Duration.ofMinutes(2);
        var topology = engine.topology(TopologyRequest.everything(), limit);
        var seconds = new Samples();
        for (int i = 0; i < repetitions; i++) {
            var values = new double[topology.nodeCount()];
            double sum = 0;
            for (int node = 0; node < values.length; node++) {
                values[node] = node % 1000 + i;
                sum += values[node];
            }
            long start = System.nanoTime();
            engine.setNodeProperty(topology, "score_" + i, new NodeValues.Doubles(values), limit);
            seconds.add(Pair.seconds(start));
            var found =
                    engine.query(
                                    LookUps.request(
                                            "MATCH (p:Person) RETURN sum(p.score_" + i + ")",
                                            Map.of()))
                            .rows()
                            .getFirst()
                            .getFirst();
            WrongAnswer.unless(
                    found instanceof Double sums && Math.abs(sums - sum) < 1,
                    "written back: " + sum + ", found: " + found);
        }
        return new Outcome(
                "write-back of %,d values to a new property".formatted(nodes),
                seconds.median(),
                3,
                "s",
                seconds.median(),
                new Bar.AtMost(3));
    }
}
