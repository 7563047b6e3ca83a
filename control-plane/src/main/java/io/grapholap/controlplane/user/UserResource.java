package io.grapholap.controlplane.user;

import io.grapholap.controlplane.idempotency.Idempotency;
import io.grapholap.controlplane.idempotency.Idempotent;
import io.grapholap.controlplane.listing.ParamReader;
import io.grapholap.controlplane.rule.Bodies;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.grapholap.platform.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Users; alone among all routes their answers have no {@code data} around a single user. */
@Path("/api/users")
@Access(Who.ADMIN_OR_OPS)
class UserResource {
    private static final int USUAL_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final UserAdmin users;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    UserResource(UserAdmin users, Idempotency idempotency, CurrentCaller caller) {
        this.users = users;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * @param meta empty, as clients expect it here
     */
    record Users(List<UserView> data, Map<String, Object> meta) {}

    @POST
    @Path("bootstrap")
    @Access(Who.OPEN)
    @ResponseStatus(201)
    public Uni<UserView> bootstrap(
            UserRequest wanted, @RestHeader("X-Bootstrap-Token") @Nullable String token) {
        users.requireBootstrapToken(token);
        return users.bootstrap(Bodies.present(wanted).toNewUser(Role.ADMIN));
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public Uni<UserView> create(UserRequest wanted) {
        var user = Bodies.present(wanted).toNewUser(Role.ANALYST);
        return idempotency.onceBare(() -> users.create(user, caller.get()));
    }

    @GET
    @Access(Who.USER)
    public Uni<Users> list(
            @RestQuery("is_active") @Nullable String isActive,
            @RestQuery @Nullable String offset,
            @RestQuery @Nullable String limit) {
        var read = new ParamReader();
        var active =
                read.oneOf("is_active", isActive, new Boolean[] {true, false}, Object::toString);
        var from = read.number("offset", offset);
        var size = read.number("limit", limit);
        if (from != null && from < 0) {
            read.fault("offset", "must be 0 or more, found " + from, "range");
        }
        if (size != null && (size < 1 || size > MAX_LIMIT)) {
            read.fault("limit", "must be between 1 and " + MAX_LIMIT + ", found " + size, "range");
        }
        read.check();
        return users.list(active, from == null ? 0 : from, size == null ? USUAL_LIMIT : size)
                .map(all -> new Users(all, Map.of()));
    }

    @GET
    @Path("{username}")
    @Access(Who.USER)
    public Uni<UserView> get(@RestPath String username) {
        return users.get(username);
    }

    @PUT
    @Path("{username}")
    public Uni<UserView> change(@RestPath String username, UserRequest change) {
        return users.change(username, Bodies.present(change).asChange(), caller.get());
    }

    @PUT
    @Path("{username}/role")
    public Uni<UserView> assign(@RestPath String username, UserRequest change) {
        return users.assign(username, Bodies.present(change).asRole(), caller.get());
    }

    @DELETE
    @Path("{username}")
    public Uni<UserView> deactivate(@RestPath String username) {
        return users.deactivate(username, caller.get());
    }
}
