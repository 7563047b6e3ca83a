package io.grapholap.wrapper.status;

import io.grapholap.platform.identity.Access;
import io.grapholap.wrapper.graph.Lifecycle;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What answers here, to anybody who asks. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Access(Access.Who.OPEN)
class InfoResource {
    private final Lifecycle lifecycle;

    InfoResource(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    record Info(String service, String status) {}

    @GET
    public Info info() {
        return new Info("graph-olap-wrapper", lifecycle.state().wireName());
    }
}
