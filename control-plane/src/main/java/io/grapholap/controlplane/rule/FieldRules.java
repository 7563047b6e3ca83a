package io.grapholap.controlplane.rule;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.error.Fault;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects one {@link Fault} for every rule that a request body breaks, so that a client learns all
 * of them at once.
 */
public final class FieldRules {
    public static final int MAX_NAME = 255;
    public static final int MAX_DESCRIPTION = 4000;
    public static final int MAX_CHANGE_DESCRIPTION = 1000;

    private final List<Fault> faults = new ArrayList<>();

    /** A name that must be there: 1 to 255 characters, not all blank. */
    public FieldRules name(String field, @Nullable String value) {
        return requiredText(field, value, MAX_NAME);
    }

    /** Text of 1 to {@code max} characters that must be there and say something. */
    public FieldRules requiredText(String field, @Nullable String value, int max) {
        if (value == null || value.isBlank()) {
            return fault(field, "is missing; give 1 to " + max + " characters", "required");
        }
        return text(field, value, max);
    }

    public FieldRules description(@Nullable String value) {
        return text("description", value, MAX_DESCRIPTION);
    }

    /** An ISO-8601 duration such as {@code PT24H} or {@code P1DT12H}, longer than nothing. */
    public FieldRules duration(String field, @Nullable String value) {
        if (value != null && Durations.parse(value).isEmpty()) {
            fault(
                    field,
                    "'"
                            + value
                            + "' is not a duration; write one above zero as ISO-8601, e.g. PT24H"
                            + " or P1DT12H",
                    "duration");
        }
        return this;
    }

    /** Who sees a resource, if that is said. */
    public FieldRules visibility(@Nullable String value) {
        return value == null || Visibility.of(value).isPresent()
                ? this
                : fault("visibility", "is '" + value + "'; it must be everyone or private", "enum");
    }

    /** An id that must be there and positive. */
    public FieldRules id(String field, @Nullable Long value) {
        if (value == null) {
            return fault(field, "is missing; give an id", "required");
        }
        return value > 0 ? this : fault(field, "must be above 0, found " + value, "range");
    }

    /** A number that, if it is there, lies between {@code min} and {@code max}. */
    public FieldRules range(String field, @Nullable Integer value, int min, int max) {
        return value == null || value >= min && value <= max
                ? this
                : fault(
                        field,
                        "must be between " + min + " and " + max + ", found " + value,
                        "range");
    }

    public FieldRules fault(String field, String message, String type) {
        faults.add(new Fault(field, message, type).within("body"));
        return this;
    }

    public FieldRules faults(List<Fault> more) {
        more.forEach(f -> faults.add(f.within("body")));
        return this;
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

    /** Text of at most {@code max} characters that may be missing. */
    public FieldRules text(String field, @Nullable String value, int max) {
        if (value != null && value.indexOf('\0') >= 0) {
            fault(field, "holds a NUL character", "pattern");
        }
        // Counted like the database does: characters, not UTF-16 units.
        int length = value == null ? 0 : value.codePointCount(0, value.length());
        return length <= max
                ? this
                : fault(
                        field,
                        "has " + length + " characters; at most " + max + " are allowed",
                        "too_long");
    }
}
