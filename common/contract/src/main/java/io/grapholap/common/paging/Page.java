package io.grapholap.common.paging;

import io.grapholap.common.error.Fault;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items the rows of this part, in order
 * @param total rows of the whole list
 */
public record Page<T>(List<T> items, long total, Range range) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 100;

    public Page {
        items = List.copyOf(items);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(items.stream().<R>map(mapper).toList(), total, range);
    }

    /** Which part: {@code offset} rows left out, at most {@code limit} rows given. */
    public record Range(int offset, int limit) {
        /** A checked range; fails with {@link ValidationFailed} that names each bound broken. */
        public static Range of(int offset, int limit) {
            var faults = new ArrayList<Fault>();
            if (offset < 0) {
                faults.add(
                        new Fault("query.offset", "must be 0 or more, found " + offset, "range"));
            }
            if (limit < 1 || limit > MAX_LIMIT) {
                faults.add(
                        new Fault(
                                "query.limit",
                                "must be between 1 and " + MAX_LIMIT + ", found " + limit,
                                "range"));
            }
            if (!faults.isEmpty()) {
                throw new ValidationFailed(faults);
            }
            return new Range(offset, limit);
        }
    }
}
