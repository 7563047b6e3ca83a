package io.grapholap.importscheduler.graphql;

import io.grapholap.platform.identity.KnownUser;
import io.grapholap.platform.identity.Role;
import io.grapholap.platform.identity.UserDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Stands for the control plane: it knows alice, bob and carol, an admin. */
@ApplicationScoped
class KnownUsers implements UserDirectory {
    private static final Map<String, Role> USERS =
            Map.of("alice", Role.ANALYST, "bob", Role.ANALYST, "carol", Role.ADMIN);

    @Override
    public Uni<Optional<KnownUser>> find(String username) {
        return Uni.createFrom()
                .item(
                        Optional.of(username)
                                .filter(USERS::containsKey)
                                .map(name ->
                                        new KnownUser(
                                                name,
                                                USERS.getOrDefault(name, Role.ANALYST),
                                                true)));
    }
}
