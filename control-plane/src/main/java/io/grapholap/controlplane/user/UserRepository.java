package io.grapholap.controlplane.user;

import io.grapholap.platform.identity.Role;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<UserEntity, String> {
    private static final String ADD =
            "insert into users (username, email, display_name, role, is_active, created_at, updated_at)"
                    + " values (?1, ?2, ?1, ?3, true, ?4, ?4) on conflict do nothing";

    /** Adds an active user unless there is one of that name; two may try at once. */
    Uni<Integer> add(String username, String email, Role role, Instant now) {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(ADD)
                                .setParameter(1, username)
                                .setParameter(2, email)
                                .setParameter(3, role.wireName())
                                .setParameter(4, now)
                                .executeUpdate());
    }

    Uni<Integer> loggedIn(String username, Instant now) {
        return update("lastLoginAt = ?1 where username = ?2", now, username);
    }
}
