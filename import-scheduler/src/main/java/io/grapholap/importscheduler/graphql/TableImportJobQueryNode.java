package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.run.QueryStatus;
import io.grapholap.importscheduler.run.TableJobQuery;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A window of a job as the members of its space see it. */
@Type("TableImportJobQuery")
@Description("A window of a job: from its start on, up to its end without it.")
public record TableImportJobQueryNode(
        @Id @NonNull String id,
        @Id @NonNull String queryId,
        @NonNull Instant createdAt,
        @NonNull Instant windowStartTimestamp,
        @NonNull Instant windowEndTimestamp,
        @NonNull QueryStatus queryStatus,
        int attempt,
        @Nullable Instant finishedAt,
        @Nullable @Description("At most 2147483647; null until it succeeded.")
                Integer recordsProcessedCount,
        @Nullable @Description("The whole number.") String recordsProcessedCountLong,
        @Nullable String warehouseQueryId,
        @Nullable String errorCode,
        @Nullable String errorMessage)
        implements Node {
    static final String TYPE = "TableImportJobQuery";

    static TableImportJobQueryNode of(TableJobQuery query) {
        var rows = query.rowCount();
        return new TableImportJobQueryNode(
                GlobalId.of(TYPE, query.id()),
                query.id(),
                query.createdAt(),
                query.windowStart(),
                query.windowEnd(),
                query.status(),
                (int) Math.min(query.attempt(), Integer.MAX_VALUE),
                query.finishedAt(),
                rows == null ? null : (int) Math.min(rows, Integer.MAX_VALUE),
                rows == null ? null : Long.toString(rows),
                query.warehouseQueryId(),
                query.errorCode(),
                query.errorMessage());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }
}
