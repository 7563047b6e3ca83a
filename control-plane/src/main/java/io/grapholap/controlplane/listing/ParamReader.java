package io.grapholap.controlplane.listing;

import io.grapholap.common.error.Fault;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.paging.Page;
import io.grapholap.common.paging.Page.Range;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads query parameters one by one and keeps what was wrong with them. */
public final class ParamReader {
    private final List<Fault> faults = new ArrayList<>();

    /** A whole number, or null if the parameter is absent or unreadable. */
    public @Nullable Integer number(String name, @Nullable String value) {
        return parsed(name, value, Integer::valueOf);
    }

    /** An id, or null if the parameter is absent or unreadable. */
    public @Nullable Long id(String name, @Nullable String value) {
        return parsed(name, value, Long::valueOf);
    }

    private <N> @Nullable N parsed(
            String name, @Nullable String value, Function<String, N> parser) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return parser.apply(value);
        } catch (NumberFormatException e) {
            fault(name, "'" + value + "' is not a whole number", "int");
            return null;
        }
    }

    /** True or false; {@code otherwise} if the parameter is absent or unreadable. */
    public boolean flag(String name, @Nullable String value, boolean otherwise) {
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> {
                return true;
            }
            case "false", "0" -> {
                return false;
            }
            default -> {
                fault(name, "'" + value + "' is neither true nor false", "bool");
                return otherwise;
            }
        }
    }

    /** One of an enum's constants by its wire name, or null if absent or unknown. */
    public <T> @Nullable T oneOf(
            String name, @Nullable String value, T[] known, Function<T, String> wireName) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        Optional<T> found =
                Arrays.stream(known).filter(k -> wireName.apply(k).equals(value)).findFirst();
        if (found.isEmpty()) {
            fault(
                    name,
                    "'"
                            + value
                            + "' is unknown; use one of "
                            + Arrays.stream(known).map(wireName).toList(),
                    "enum");
        }
        return found.orElse(null);
    }

    /** A time with its zone, or a time or date in UTC; null if absent or unreadable. */
    public @Nullable Instant instant(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return toInstant(
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            value, OffsetDateTime::from, LocalDateTime::from));
        } catch (DateTimeException e) {
            try {
                return LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC);
            } catch (DateTimeException notADate) {
                fault(name, "'" + value + "' is not an ISO-8601 time", "datetime");
                return null;
            }
        }
    }

    /** The wanted part of a list; the first one if it cannot be read. */
    public Range range(@Nullable String offset, @Nullable String limit) {
        try {
            return Range.of(
                    Objects.requireNonNullElse(number("offset", offset), 0),
                    Objects.requireNonNullElse(number("limit", limit), Page.DEFAULT_LIMIT));
        } catch (ValidationFailed e) {
            if (e.details().get("errors") instanceof List<?> found) {
                found.forEach(f -> faults.add((Fault) f));
            }
            return new Range(0, Page.DEFAULT_LIMIT);
        }
    }

    /** How many items are wanted: {@code standard} if absent, from 1 to {@code max}. */
    public int limit(@Nullable String value, int standard, int max) {
        int wanted = Objects.requireNonNullElse(number("limit", value), standard);
        if (wanted < 1 || wanted > max) {
            fault("limit", "must be between 1 and " + max + ", found " + wanted, "range");
        }
        return wanted;
    }

    public void fault(String name, String message, String type) {
        faults.add(new Fault(name, message, type).within("query"));
    }

    /**
     * Fails with every fault found.
     *
     * @throws ValidationFailed if there is one
     */
    public void check() {
        if (!faults.isEmpty()) {
            throw new ValidationFailed(faults);
        }
    }

    private static Instant toInstant(TemporalAccessor time) {
        return time instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }
}
