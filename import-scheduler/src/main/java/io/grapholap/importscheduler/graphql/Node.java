package io.grapholap.importscheduler.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;

/** Anything that has a global id. */
@Interface("Node")
@Description("Anything that has a global id.")
public interface Node {
    @Id
    @NonNull
    String getId();
}
