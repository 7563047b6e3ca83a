package io.grapholap.importscheduler.graphql;

import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** One of table import jobs, and its place in their list. */
@Type("TableImportJobEdge")
public record TableImportJobEdge(@Nullable TableImportJobNode node, @NonNull String cursor) {}
