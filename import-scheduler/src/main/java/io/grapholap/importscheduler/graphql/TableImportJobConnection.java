package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.job.TableJob;
import io.grapholap.importscheduler.paging.Cursor;
import io.grapholap.importscheduler.paging.Slice;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A page of table import jobs. */
@Type("TableImportJobConnection")
public record TableImportJobConnection(
        @NonNull List<@NonNull TableImportJobEdge> edges,
        @NonNull PageInfo pageInfo,
        int totalCount) {
    static TableImportJobConnection of(Slice<TableJob> slice) {
        var edges =
                slice.items().stream()
                        .map(item ->
                                new TableImportJobEdge(
                                        TableImportJobNode.of(item),
                                        new Cursor(item.createdAt(), item.id()).text()))
                        .toList();
        return new TableImportJobConnection(
                edges,
                PageInfo.of(slice, edges.stream().map(TableImportJobEdge::cursor).toList()),
                Math.toIntExact(slice.total()));
    }
}
