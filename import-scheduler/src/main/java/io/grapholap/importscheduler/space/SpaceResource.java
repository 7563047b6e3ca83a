package io.grapholap.importscheduler.space;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestPath;

/** A space by the address that people read its id from. */
@Path("/organizations/{organization_id}/spaces/{space_id}")
@Access(Who.USER)
class SpaceResource {
    private final SpaceService spaces;
    private final CurrentCaller caller;

    SpaceResource(SpaceService spaces, CurrentCaller caller) {
        this.spaces = spaces;
        this.caller = caller;
    }

    @GET
    public Uni<Envelope<SpaceView>> get(
            @RestPath("organization_id") String organizationId,
            @RestPath("space_id") String spaceId) {
        return spaces.visible(spaceId, caller.get())
                .invoke(space -> {
                    if (!space.organizationId().equals(organizationId)) {
                        throw new NotFound("space", spaceId);
                    }
                })
                .map(space -> Envelope.of(SpaceView.of(space)));
    }

    /** A space as its members see it. */
    record SpaceView(String id, String organizationId, String name, Instant createdAt) {
        static SpaceView of(Space space) {
            return new SpaceView(
                    space.id(), space.organizationId(), space.name(), space.createdAt());
        }
    }
}
