package io.grapholap.importscheduler.paging;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list, newest first.
 *
 * @param total items in the whole list
 */
public record Slice<T>(List<T> items, long total, boolean hasNextPage, boolean hasPreviousPage) {
    public <R> Slice<R> map(Function<T, R> mapper) {
        return new Slice<>(
                items.stream().map(mapper).toList(), total, hasNextPage, hasPreviousPage);
    }
}
