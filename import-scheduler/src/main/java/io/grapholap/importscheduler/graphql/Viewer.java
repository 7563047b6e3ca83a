package io.grapholap.importscheduler.graphql;

import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Who asks. */
@Type("Viewer")
public record Viewer(@NonNull User user) {}
