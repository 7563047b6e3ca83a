package io.grapholap.importscheduler.graphql;

import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** One of the windows of a job, and its place in their list. */
@Type("TableImportJobQueryEdge")
public record TableImportJobQueryEdge(
        @Nullable TableImportJobQueryNode node, @NonNull String cursor) {}
