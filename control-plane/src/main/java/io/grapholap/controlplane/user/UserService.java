package io.grapholap.controlplane.user;

import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.KnownUser;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The stored users, as they are now. */
@ApplicationScoped
class UserService {
    private final UserRepository users;
    private final Clock clock;

    UserService(UserRepository users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @WithSession
    Uni<Optional<KnownUser>> find(String username) {
        return users.findById(username)
                .map(row -> Optional.ofNullable(row).map(UserEntity::toKnownUser));
    }

    /** Adds the user unless there is one of that name; a stored role stays as it is. */
    @WithTransaction
    Uni<Void> ensure(Caller user) {
        return add(user, clock.instant());
    }

    /** As {@link #ensure}, and notes the time of the login. */
    @WithTransaction
    Uni<Void> loggedIn(Caller user) {
        var now = clock.instant();
        return add(user, now).flatMap(_ -> users.loggedIn(user.username(), now)).replaceWithVoid();
    }

    /** E-mail addresses are unique; a name that is another's address gets one of its own. */
    private Uni<Void> add(Caller user, Instant now) {
        var name = user.username();
        return users.add(name, name, user.role(), now)
                .flatMap(_ -> users.add(name, name + "@auto.local", user.role(), now))
                .replaceWithVoid();
    }
}
