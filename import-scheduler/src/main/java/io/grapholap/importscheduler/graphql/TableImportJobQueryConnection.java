package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.paging.Cursor;
import io.grapholap.importscheduler.paging.Slice;
import io.grapholap.importscheduler.run.TableJobQuery;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A page of the windows of a job. */
@Type("TableImportJobQueryConnection")
public record TableImportJobQueryConnection(
        @NonNull List<@NonNull TableImportJobQueryEdge> edges,
        @NonNull PageInfo pageInfo,
        int totalCount) {
    static TableImportJobQueryConnection of(Slice<TableJobQuery> slice) {
        var edges =
                slice.items().stream()
                        .map(item ->
                                new TableImportJobQueryEdge(
                                        TableImportJobQueryNode.of(item),
                                        new Cursor(item.createdAt(), item.id()).text()))
                        .toList();
        return new TableImportJobQueryConnection(
                edges,
                PageInfo.of(slice, edges.stream().map(TableImportJobQueryEdge::cursor).toList()),
                Math.toIntExact(slice.total()));
    }
}
