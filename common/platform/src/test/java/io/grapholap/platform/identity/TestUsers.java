package io.grapholap.platform.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Users as a service with a database would know them. */
@ApplicationScoped
class TestUsers implements UserDirectory {
    private static final Map<String, KnownUser> USERS =
            Map.of(
                    "alice", new KnownUser("alice", Role.ANALYST, true),
                    "dave", new KnownUser("dave", Role.OPS, true),
                    "mallory", new KnownUser("mallory", Role.ADMIN, false));

    @Override
    public Uni<Optional<KnownUser>> find(String username) {
        return Uni.createFrom().item(Optional.ofNullable(USERS.get(username)));
    }
}
