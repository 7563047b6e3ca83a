package io.grapholap.importscheduler.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;

/** What a call may cost, and does. */
@Type("RateLimit")
@Description("What a call may cost, and does.")
public record RateLimit(int limit, int cost) {}
