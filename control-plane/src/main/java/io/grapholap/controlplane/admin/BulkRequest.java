package io.grapholap.controlplane.admin;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.rule.FieldRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code DELETE /api/admin/resources/bulk}: any field may be missing until checked. */
record BulkRequest(
        @Nullable String resourceType,
        @Nullable Map<String, Object> filters,
        @Nullable String reason,
        @Nullable Integer expectedCount,
        @Nullable Boolean dryRun) {
    static final int MAX_REASON = 500;

    /**
     * What is wanted.
     *
     * @throws ValidationFailed naming every fault
     */
    Checked check(List<BulkDeletable> kinds) {
        var rules = new FieldRules().requiredText("reason", reason, MAX_REASON);
        var kind = kinds.stream().filter(k -> wireName(k.kind()).equals(resourceType)).findFirst();
        if (kind.isEmpty()) {
            var known = kinds.stream().map(k -> wireName(k.kind())).toList();
            rules.fault(
                    "resource_type",
                    resourceType == null
                            ? "is missing; give one of " + known
                            : "'" + resourceType + "' is unknown; use one of " + known,
                    resourceType == null ? "required" : "enum");
        }
        rules.range("expected_count", expectedCount, 0, Integer.MAX_VALUE);
        var filter = BulkFilter.read(filters == null ? Map.of() : filters, rules);
        if (filters == null || filters.values().stream().allMatch(Objects::isNull)) {
            rules.fault("filters", "is empty; give at least one filter", "required");
        }
        status(filter.status(), kind.map(BulkDeletable::statuses), rules);
        rules.check();
        return new Checked(
                kind.orElseThrow(),
                filter,
                Objects.requireNonNull(reason),
                Optional.ofNullable(expectedCount),
                Boolean.TRUE.equals(dryRun));
    }

    private static void status(
            @Nullable String status, Optional<Set<String>> known, FieldRules rules) {
        if (status != null && known.isPresent() && !known.get().contains(status)) {
            rules.fault(
                    "filters." + BulkFilter.STATUS,
                    known.get().isEmpty()
                            ? "cannot be a filter: these resources have no status"
                            : "'" + status + "' is unknown; use one of " + known.get(),
                    "enum");
        }
    }

    static String wireName(BulkDeletable.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    record Checked(
            BulkDeletable kind,
            BulkFilter filter,
            String reason,
            Optional<Integer> expectedCount,
            boolean dryRun) {}
}
