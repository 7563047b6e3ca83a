package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.paging.Cursor;
import io.grapholap.importscheduler.paging.Slice;
import io.grapholap.importscheduler.space.Space;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A page of spaces. */
@Type("SpaceConnection")
public record SpaceConnection(
        @NonNull List<@NonNull SpaceEdge> edges, @NonNull PageInfo pageInfo, int totalCount) {
    static SpaceConnection of(Slice<Space> slice) {
        var edges =
                slice.items().stream()
                        .map(item ->
                                new SpaceEdge(
                                        SpaceNode.of(item),
                                        new Cursor(item.createdAt(), item.id()).text()))
                        .toList();
        return new SpaceConnection(
                edges,
                PageInfo.of(slice, edges.stream().map(SpaceEdge::cursor).toList()),
                Math.toIntExact(slice.total()));
    }
}
