package io.grapholap.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Prints outcomes; every row ends in {@code ok} or {@code MISS} with its bar, the last line counts
 * both.
 */
final class Table {
    private static final String ROW = "%-58s %12s %12s %9s   %-4s %s%n";

    private Table() {}

    static void print(List<Outcome> outcomes, PrintStream out) {
        out.printf(Locale.ROOT, ROW, "what", "ours", "reference", "ratio", "", "bar");
        for (var o : outcomes) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    o.name(),
                    figure(o.ours(), o.unit()),
                    figure(o.reference(), o.unit()),
                    String.format(Locale.ROOT, "%.2f", o.ratio()),
                    o.ok() ? "ok" : "MISS",
                    o.bar());
        }
        long ok = outcomes.stream().filter(Outcome::ok).count();
        out.printf(Locale.ROOT, "%d ok, %d MISS%n", ok, outcomes.size() - ok);
    }

    private static String figure(double value, String unit) {
        return String.format(Locale.ROOT, "%.3f %s", value, unit);
    }
}
