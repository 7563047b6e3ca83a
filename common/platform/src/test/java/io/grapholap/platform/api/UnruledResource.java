package io.grapholap.platform.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Forgot to say who may call it. */
@Path("/unruled")
class UnruledResource {
    @GET
    public String get() {
        return "must not be seen";
    }
}
