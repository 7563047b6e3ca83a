package io.grapholap.bench;

import io.grapholap.bench.Outcome.Bar;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.QueryRequest;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One node looked up by its key, over HTTP and of the engine itself, in turns. A process that has
 * just started is asked until its code is compiled; its first answers are slower.
 */
final class LookUps {
    static final String TEXT = "MATCH (p:Person {id: $id}) RETURN p.name";
    private static final int WARM_UP = 6000;
    private static final int MEASURED = 2000;

    private LookUps() {}

    /**
     * What the way adds to the engine's own time, in milliseconds.
     *
     * @param nodes how many there are to look up, with keys from 0
     * @param atMost the bar
     */
    static Outcome added(String what, Door door, GraphEngine engine, long nodes, double atMost)
            throws Exception {
        var random = new SplittableRandom(7);
        var through = new Samples();
        var direct = new Samples();
        for (int i = -WARM_UP; i < MEASURED; i++) {
            long id = random.nextLong(nodes);
            long start = System.nanoTime();
            var answer = door.query(TEXT, Map.of("id", id)).path("rows").path(0).path(0).asText();
            double throughSeconds = Pair.seconds(start);
            start = System.nanoTime();
            var same =
                    String.valueOf(
                            engine.query(request(TEXT, Map.of("id", id)))
                                    .rows()
                                    .getFirst()
                                    .getFirst());
            double directSeconds = Pair.seconds(start);
            Benchmark.WrongAnswer.unless(
                    answer.equals(same), "node " + id + ": " + answer + " is not " + same);
            if (i >= 0) {
                through.add(throughSeconds * 1000);
                direct.add(directSeconds * 1000);
            }
        }
        return new Outcome(
                what,
                through.median(),
                direct.median(),
                "ms",
                through.median() - direct.median(),
                new Bar.AtMost(atMost));
    }

    /** A question for the engine itself. */
    static QueryRequest request(String text, Map<String, ?> parameters) {
        return new QueryRequest(
                "direct", text, Map.copyOf(parameters), Duration.ofSeconds(30), 100, 1L << 20);
    }
}
