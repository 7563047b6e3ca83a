package io.grapholap.controlplane.admin;

import io.grapholap.controlplane.listing.Filter;
import io.grapholap.controlplane.rule.FieldRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which resources are meant; all criteria that are given must hold.
 *
 * @param olderThanHours created at least so long ago
 */
record BulkFilter(
        @Nullable String namePrefix,
        @Nullable String createdBy,
        @Nullable Integer olderThanHours,
        @Nullable String status) {
    static final String NAME_PREFIX = "name_prefix";
    static final String CREATED_BY = "created_by";
    static final String OLDER_THAN_HOURS = "older_than_hours";
    static final String STATUS = "status";
    private static final Set<String> KNOWN =
            Set.of(NAME_PREFIX, CREATED_BY, OLDER_THAN_HOURS, STATUS);

    /** A century, so that the time can be told. */
    private static final int MAX_HOURS = 24 * 36_500;

    /**
     * Reads the criteria and adds a fault for each that cannot be one. One that is not known is a
     * fault, too: without it more would be deleted than was meant.
     */
    static BulkFilter read(Map<String, Object> raw, FieldRules rules) {
        new TreeSet<>(raw.keySet())
                .stream()
                        .filter(key -> !KNOWN.contains(key))
                        .forEach(key ->
                                rules.fault(
                                        "filters." + key,
                                        "is no filter; use " + new TreeSet<>(KNOWN),
                                        "enum"));
        return new BulkFilter(
                text(raw, NAME_PREFIX, rules),
                text(raw, CREATED_BY, rules),
                hours(raw, rules),
                text(raw, STATUS, rules));
    }

    boolean isEmpty() {
        return namePrefix == null && createdBy == null && olderThanHours == null && status == null;
    }

    Filter at(Instant now) {
        return new Filter()
                .startsWith("name", namePrefix)
                .equal("owner", createdBy)
                .atMost(
                        "createdAt",
                        olderThanHours == null ? null : now.minus(Duration.ofHours(olderThanHours)))
                .equal("status", status);
    }

    private static @Nullable String text(Map<String, Object> raw, String key, FieldRules rules) {
        var value = raw.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            rules.requiredText("filters." + key, text, FieldRules.MAX_NAME);
            return text;
        }
        rules.fault("filters." + key, "must be a string, found " + value, "type");
        return null;
    }

    private static @Nullable Integer hours(Map<String, Object> raw, FieldRules rules) {
        var value = raw.get(OLDER_THAN_HOURS);
        if (value == null) {
            return null;
        }
        if (value instanceof Integer hours) {
            rules.range("filters." + OLDER_THAN_HOURS, hours, 1, MAX_HOURS);
            return hours;
        }
        rules.fault("filters." + OLDER_THAN_HOURS, "must be an integer, found " + value, "type");
        return null;
    }
}
