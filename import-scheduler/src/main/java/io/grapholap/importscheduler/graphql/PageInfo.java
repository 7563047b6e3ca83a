package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.paging.Slice;
import java.util.List;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Where a page stands in its list. */
@Type("PageInfo")
public record PageInfo(
        boolean hasNextPage,
        boolean hasPreviousPage,
        @Nullable String startCursor,
        @Nullable String endCursor) {
    static PageInfo of(Slice<?> slice, List<String> cursors) {
        return new PageInfo(
                slice.hasNextPage(),
                slice.hasPreviousPage(),
                cursors.isEmpty() ? null : cursors.getFirst(),
                cursors.isEmpty() ? null : cursors.getLast());
    }
}
