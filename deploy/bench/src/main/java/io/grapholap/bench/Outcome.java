package io.grapholap.bench;

import java.util.Locale;

/**
 * One row of the table: our median beside what it is compared with, and the bar it must clear.
 *
 * @param name what was timed
 * @param ours our median, in {@code unit}
 * @param reference the other's median, in {@code unit}; equal to the bar's base for absolute bars
 * @param unit of both figures, e.g. {@code s}
 * @param ratio the figure that is judged
 * @param bar what it must keep to
 */
record Outcome(String name, double ours, double reference, String unit, double ratio, Bar bar) {

    /** How a figure is judged. */
    sealed interface Bar {
        boolean clearedBy(double figure);

        record AtLeast(double bound) implements Bar {
            @Override
            public boolean clearedBy(double figure) {
                return figure >= bound;
            }

            @Override
            public String toString() {
                return String.format(Locale.ROOT, ">= %.2f", bound);
            }
        }

        /** Only shown. */
        record None() implements Bar {
            @Override
            public boolean clearedBy(double figure) {
                return true;
            }

            @Override
            public String toString() {
                return "-";
            }
        }

        record AtMost(double bound) implements Bar {
            @Override
            public boolean clearedBy(double figure) {
                return figure <= bound;
            }

            @Override
            public String toString() {
                return String.format(Locale.ROOT, "<= %.2f", bound);
            }
        }
    }

    /** Seconds that must not be more. */
    static Outcome within(String name, Samples ours, double atMost) {
        double seconds = ours.median();
        return new Outcome(name, seconds, atMost, "s", seconds, new Bar.AtMost(atMost));
    }

    /** Seconds, without a bar. */
    static Outcome time(String name, Samples ours) {
        double seconds = ours.median();
        return new Outcome(name, seconds, seconds, "s", seconds, new Bar.None());
    }

    /** Seconds of both, and how many times faster ours is, without a bar. */
    static Outcome beside(String name, Samples ours, Samples reference) {
        double ratio = reference.median() / ours.median();
        return new Outcome(name, ours.median(), reference.median(), "s", ratio, new Bar.None());
    }

    /** A ratio that was found elsewhere. */
    static Outcome ratio(String name, double ratio, double atLeast) {
        return new Outcome(name, ratio, 1, "x", ratio, new Bar.AtLeast(atLeast));
    }

    /** Speed of the reference divided by ours: above 1 we are faster. */
    static Outcome speed(String name, Samples ours, Samples reference, double atLeast) {
        double ratio = reference.median() / ours.median();
        return new Outcome(
                name, ours.median(), reference.median(), "s", ratio, new Bar.AtLeast(atLeast));
    }

    /** Requests a second of ours over the reference's: above 1 we serve more. */
    static Outcome rate(String name, double ours, double reference, double atLeast) {
        return new Outcome(name, ours, reference, "/s", ours / reference, new Bar.AtLeast(atLeast));
    }

    /** Milliseconds of the reference over ours: above 1 we are faster. */
    static Outcome latency(String name, double ours, double reference, double atLeast) {
        return new Outcome(name, ours, reference, "ms", reference / ours, new Bar.AtLeast(atLeast));
    }

    boolean ok() {
        return bar.clearedBy(ratio);
    }
}
