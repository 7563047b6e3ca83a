package io.grapholap.bench;

/** Two ways to the same answer, timed in turns so that both meet the same machine. */
final class Pair {
    final Samples ours = new Samples();
    final Samples reference = new Samples();

    /** Something that can be timed; what it leaves behind it removes itself outside the clock. */
    interface Timed {
        /**
         * @return seconds it took
         */
        double run() throws Exception;
    }

    /** Runs both once unmeasured, then {@code repetitions} times in turns. */
    static Pair measure(int repetitions, Timed ours, Timed reference) throws Exception {
        var pair = new Pair();
        ours.run();
        reference.run();
        for (int i = 0; i < repetitions; i++) {
            pair.ours.add(ours.run());
            pair.reference.add(reference.run());
        }
        return pair;
    }

    static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
