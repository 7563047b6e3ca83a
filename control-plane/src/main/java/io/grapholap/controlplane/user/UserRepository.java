package io.grapholap.controlplane.user;

import io.grapholap.platform.identity.Role;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quarkus.panache.common.Sort.Direction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<UserEntity, String> {
    private static final String ADD =
            "insert into users (username, email, display_name, role, is_active, created_at, updated_at)"
                    + " values (?1, ?2, ?1, ?3, true, ?4, ?4) on conflict do nothing";

    private static final String ACTIVE_ADMINS =
            "select username from users where role = 'admin' and is_active"
                    + " order by username for update";

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

    /** The row, locked until the transaction ends; null if there is none. */
    Uni<UserEntity> locked(String username) {
        return findById(username, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Nobody else adds a user until the transaction ends. */
    Uni<Integer> lockAll() {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery("lock table users in share row exclusive mode")
                                .executeUpdate());
    }

    /**
     * Who is an admin and may log in, and remains so until the transaction ends; in one order, so
     * that two who ask at once do not wait for each other for ever.
     */
    Uni<List<String>> lockActiveAdmins() {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(ACTIVE_ADMINS, String.class).getResultList());
    }

    /** How many users have this name or this address. */
    Uni<Long> taken(String username, String email) {
        return count("username = ?1 or email = ?2", username, email);
    }

    Uni<List<UserEntity>> page(@Nullable Boolean active, int offset, int limit) {
        var newest = Sort.by("createdAt", Direction.Descending).and("username");
        var found = active == null ? findAll(newest) : find("active", newest, active);
        return found.range(offset, offset + limit - 1).list();
    }

    /** Whether a write failed because somebody else has the name or the address. */
    static boolean isDuplicate(Throwable e) {
        return e instanceof ConstraintViolationException
                || (e.getCause() != null && isDuplicate(e.getCause()));
    }

    Uni<Integer> loggedIn(String username, Instant now) {
        return update("lastLoginAt = ?1 where username = ?2", now, username);
    }
}
