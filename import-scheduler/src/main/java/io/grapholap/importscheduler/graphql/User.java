package io.grapholap.importscheduler.graphql;

import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A person or service with a login. */
@Type("User")
public record User(@NonNull String name) {}
