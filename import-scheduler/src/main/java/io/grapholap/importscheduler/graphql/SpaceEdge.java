package io.grapholap.importscheduler.graphql;

import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** One of spaces, and its place in their list. */
@Type("SpaceEdge")
public record SpaceEdge(@Nullable SpaceNode node, @NonNull String cursor) {}
