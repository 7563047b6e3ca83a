package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.space.Space;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/**
 * A space as its members see it.
 *
 * @param space what it is of; no field
 */
@Type("Space")
@Description("Where import jobs live.")
public record SpaceNode(
        @Id @NonNull String id,
        @NonNull String name,
        @NonNull
                @Description(
                        "What a warehouse shows to prove that its table may be read for this space.")
                String ingestionKey,
        @Ignore Space space)
        implements Node {
    static final String TYPE = "Space";

    static SpaceNode of(Space space) {
        return new SpaceNode(
                GlobalId.of(TYPE, space.id()), space.name(), space.ingestionKey(), space);
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }
}
