package io.grapholap.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints what is done, one line each, with the time it took. */
public final class Steps {
    private final PrintStream out;
    private Duration last = Duration.ZERO;

    public Steps(PrintStream out) {
        this.out = out;
    }

    /** Does one step and prints it. */
    <T> T step(String what, Supplier<T> work) {
        long started = System.nanoTime();
        var result = work.get();
        last = Duration.ofNanos(System.nanoTime() - started);
        line(what, last);
        return result;
    }

    /** How long the last step took. */
    Duration last() {
        return last;
    }

    void line(String what, Duration took) {
        out.printf(Locale.ROOT, "%9.3f s  %s%n", took.toNanos() / 1e9, what);
    }

    void note(String text) {
        out.println("             " + text);
    }
}
