package io.grapholap.controlplane.user;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.platform.identity.KnownUser;
import io.grapholap.platform.internal.InternalApi;
import io.grapholap.platform.internal.InternalRoutes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What other services ask about users. */
@ApplicationScoped
class UserApi implements InternalRoutes {
    private static final Set<String> READERS = Set.of("gateway", "import-scheduler", "wrapper");

    private final UserService users;

    UserApi(UserService users) {
        this.users = users;
    }

    @Override
    public void register(InternalApi api) {
        api.get(
                "/api/internal/users/:username",
                READERS,
                request -> known(request.pathParam("username")));
    }

    private Uni<KnownUser> known(String username) {
        return users.find(username)
                .map(found -> found.orElseThrow(() -> new NotFound("user", username)));
    }
}
