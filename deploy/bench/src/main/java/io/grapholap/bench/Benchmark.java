package io.grapholap.bench;

import java.util.List;

/** One or more rows of the table that are measured together. */
interface Benchmark {
    /** Short name to choose it by on the command line. */
    String name();

    /**
     * Compares the answers of both sides, then times them.
     *
     * @throws WrongAnswer when the two sides do not say the same
     */
    List<Outcome> run(Setting setting) throws Exception;

    /** The two sides of a comparison do not agree; a time would mean nothing. */
    final class WrongAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongAnswer(String message) {
            super(message);
        }

        static void unless(boolean same, String message) {
            if (!same) {
                throw new WrongAnswer(message);
            }
        }
    }
}
