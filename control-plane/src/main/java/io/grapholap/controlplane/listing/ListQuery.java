package io.grapholap.controlplane.listing;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.paging.Page.Range;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked for, checked.
 *
 * @param search text that name or description must contain, whatever its case; null for all
 * @param sortField attribute of the entity to sort by
 */
public record ListQuery(
        @Nullable String owner,
        @Nullable String search,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        String sortField,
        boolean ascending,
        Range range) {

    /**
     * Reads query parameters.
     *
     * @param sortable what {@code sort_by} may say, and the attribute it stands for; {@code
     *     created_at} must be among them
     * @throws ValidationFailed naming every parameter that cannot be read or is out of range
     */
    public static ListQuery of(ListParams params, Map<String, String> sortable) {
        return of(params, sortable, new ParamReader());
    }

    /** As above, with the faults that {@code read} found in other parameters already. */
    public static ListQuery of(ListParams params, Map<String, String> sortable, ParamReader read) {
        var sortBy = params.sortBy == null ? "created_at" : params.sortBy;
        if (!sortable.containsKey(sortBy)) {
            read.fault(
                    "sort_by",
                    "'"
                            + sortBy
                            + "' is not sortable; use one of "
                            + new TreeSet<>(sortable.keySet()),
                    "enum");
        }
        var after = read.instant("created_after", params.createdAfter);
        var before = read.instant("created_before", params.createdBefore);
        var range = read.range(params.offset, params.limit);
        read.check();
        return new ListQuery(
                blankToNull(params.owner),
                blankToNull(params.search),
                after,
                before,
                sortable.getOrDefault(sortBy, "createdAt"),
                "asc".equalsIgnoreCase(params.sortOrder),
                range);
    }

    /** All there is, newest first. */
    public static ListQuery newestFirst(PageParams params) {
        var read = new ParamReader();
        var range = read.range(params.offset, params.limit);
        read.check();
        return new ListQuery(null, null, null, null, "createdAt", false, range);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
