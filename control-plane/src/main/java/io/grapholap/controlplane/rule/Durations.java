package io.grapholap.controlplane.rule;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as clients write them (wire contract, section 1.3). */
public final class Durations {
    /** How they look, as a regular expression of the whole text. */
    public static final String PATTERN = "P(?=.)(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+S)?)?";

    private static final Pattern WIRE = Pattern.compile(PATTERN);

    /** A hundred years: whatever is added to a time can still be stored. */
    static final Duration LONGEST = Duration.ofDays(36_500);

    private Durations() {}

    /** The duration, or nothing if {@code text} is not one, is zero or longer than a century. */
    public static Optional<Duration> parse(String text) {
        if (!WIRE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(text))
                    .filter(Duration::isPositive)
                    .filter(d -> d.compareTo(LONGEST) <= 0);
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
