package io.grapholap.controlplane.user;

import io.grapholap.common.event.IdentityEvent;
import io.grapholap.platform.identity.IdentityCaches;
import io.grapholap.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Tells this service and others what holds of a user, in the transaction that changes it. */
@ApplicationScoped
public class UserChanges {
    private final UserRepository users;
    private final UserKeys keys;
    private final IdentityCaches caches;
    private final Outbox outbox;
    private final Clock clock;

    UserChanges(
            UserRepository users,
            UserKeys keys,
            IdentityCaches caches,
            Outbox outbox,
            Clock clock) {
        this.users = users;
        this.keys = keys;
        this.caches = caches;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The user's keys were changed; harmless if there is no such user. */
    @WithTransaction
    public Uni<Void> keysChanged(String username) {
        caches.changed(username);
        return users.locked(username)
                .flatMap(row -> {
                    if (row == null) {
                        return Uni.createFrom().voidItem();
                    }
                    row.updatedAt = now();
                    return publish(row).replaceWithVoid();
                });
    }

    /** Writes the row as it is and says so on the outbox. */
    Uni<UserEntity> publish(UserEntity row) {
        caches.changed(row.username);
        return users.flush()
                .flatMap(_ -> keys.namesOf(row.username))
                .flatMap(names ->
                        outbox.append(
                                new IdentityEvent.Changed(
                                        row.username,
                                        row.rowVersion,
                                        row.role().wireName(),
                                        row.active,
                                        names,
                                        row.updatedAt)))
                .replaceWith(row);
    }

    /** As precise as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
