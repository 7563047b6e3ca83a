package io.grapholap.importscheduler.paging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in a list that is ordered by time and id, newest first. It stays where it is when items
 * are added.
 *
 * @param createdAt exact to the microsecond, as the database holds it
 */
public record Cursor(Instant createdAt, String id) {
    /** Opaque to clients. */
    public String text() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((micros + ":" + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    public static Optional<Cursor> parse(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            if (colon < 1 || colon == plain.length() - 1) {
                return Optional.empty();
            }
            var at =
                    Instant.EPOCH.plus(
                            Long.parseLong(plain.substring(0, colon)), ChronoUnit.MICROS);
            return Optional.of(new Cursor(at, plain.substring(colon + 1)));
        } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
