package io.grapholap.bench;

import io.grapholap.bench.Outcome.Bar;
import io.grapholap.bench.load.LoadGenerator;
import io.grapholap.bench.load.LoadTarget;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;

/** What those feel who ask a little, at a steady rate, beside one who asks for everything. */
final class Hog {
    private static final double PER_SECOND = 50;
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final double AT_MOST = 2;

    /** Sorts, and so keeps, every pair of hops there is. */
    private static final String ALL_MEMORY =
            "MATCH (a:Person)-[:KNOWS]->(b)-[:KNOWS]->(c) RETURN a.name, b.name, c.name"
                    + " ORDER BY c.name, a.name";

    /** Walks for as long as it may. */
    private static final String ALL_TIME =
            "MATCH (a:Person)-[:KNOWS]->(b)-[:KNOWS]->(c)-[:KNOWS]->(d)-[:KNOWS]->(e)"
                    + " WHERE a.age + e.age = -1 RETURN count(*)";

    private Hog() {}

    static List<Outcome> felt(Door door, LongFunction<byte[]> little) throws Exception {
        double alone = p99(door, little);
        return List.of(
                outcome("all memory", alone, beside(door, ALL_MEMORY, little)),
                outcome("all time", alone, beside(door, ALL_TIME, little)));
    }

    private static Outcome outcome(String what, double alone, double beside) {
        return new Outcome(
                "p99 of two hops beside one who takes " + what,
                beside,
                alone,
                "ms",
                beside / alone,
                new Bar.AtMost(AT_MOST));
    }

    private static double p99(Door door, LongFunction<byte[]> little) {
        var target = LoadTarget.postEach(URI.create(door.address() + "/query"), little);
        try (var load = new LoadGenerator(door.identity())) {
            load.constant(target, PER_SECOND, Duration.ofSeconds(5));
            var result = load.constant(target, PER_SECOND, TIME);
            Benchmark.WrongAnswer.unless(
                    result.errors() == 0, result.errors() + " questions were not answered");
            return result.p99Millis();
        }
    }

    private static double beside(Door door, String text, LongFunction<byte[]> little)
            throws Exception {
        var stop = new AtomicBoolean();
        var asked = new AtomicInteger();
        try (var thread = Executors.newSingleThreadExecutor()) {
            var hog =
                    thread.submit(() -> {
                        while (!stop.get()) {
                            asked.incrementAndGet();
                            ask(door, text);
                        }
                    });
            try {
                double p99 = p99(door, little);
                Benchmark.WrongAnswer.unless(
                        asked.get() > 0 && !hog.isDone(), "nobody asked for too much");
                return p99;
            } finally {
                stop.set(true);
                hog.get();
            }
        }
    }

    /** It is refused, or given up, sooner or later. */
    private static void ask(Door door, String text) {
        try {
            door.query(text, Map.of());
        } catch (IOException e) {
            // That is what it deserves.
        }
    }
}
