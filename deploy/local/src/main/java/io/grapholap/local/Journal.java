package io.grapholap.local;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** What the launcher says while it works. */
final class Journal {
    private Journal() {}

    /** To standard output, with the time of day. */
    static Consumer<String> console() {
        return line ->
                System.out.println(LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + "  " + line);
    }
}
