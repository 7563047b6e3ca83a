package io.grapholap.bench;

import java.util.List;

/** Reads whose time must not depend on how much there is; one call after the other. */
final class ReadCosts {
    /** The page of instances that is timed. */
    static final String PAGE = "/api/instances?limit=50";

    private static final List<String> SCHEMA =
            List.of(
                    "/api/schema/catalogs",
                    "/api/schema/catalogs/local/schemas",
                    "/api/schema/catalogs/local/schemas/flights/tables",
                    "/api/schema/catalogs/local/schemas/flights/tables/routes/columns");
    private static final int CALLS = 400;
    private static final double SCHEMA_MILLIS = 5;
    private static final double GROWTH = 1.2;

    private final BenchStack stack;

    ReadCosts(BenchStack stack) {
        this.stack = stack;
    }

    /** Milliseconds of each way into the schema browser. */
    Outcome schema() {
        var columns = stack.at(SCHEMA.getLast());
        BenchStack.await(
                () -> !stack.api().get(stack.at(SCHEMA.getFirst())).path("data").isEmpty());
        Benchmark.WrongAnswer.unless(
                !stack.api().get(columns).path("data").isEmpty(), "no columns from " + columns);
        var millis = time(SCHEMA);
        return new Outcome(
                "schema browser: ms a call",
                millis.median(),
                SCHEMA_MILLIS,
                "ms",
                millis.median(),
                new Outcome.Bar.AtMost(SCHEMA_MILLIS));
    }

    /** Milliseconds of a page of instances, with as many rows as there are now. */
    Samples page() {
        return time(List.of(PAGE));
    }

    /** Compares pages out of few and many rows. */
    static Outcome growth(int few, Samples ofFew, int many, Samples ofMany) {
        return new Outcome(
                "GET 50 instances of %,d: ms a call, over of %d".formatted(many, few),
                ofMany.median(),
                ofFew.median(),
                "ms",
                ofMany.median() / ofFew.median(),
                new Outcome.Bar.AtMost(GROWTH));
    }

    private Samples time(List<String> paths) {
        var millis = new Samples();
        for (int i = -CALLS; i < CALLS; i++) {
            var address = stack.at(paths.get(Math.floorMod(i, paths.size())));
            long start = System.nanoTime();
            stack.api().get(address);
            if (i >= 0) {
                millis.add(Pair.seconds(start) * 1000);
            }
        }
        return millis;
    }
}
