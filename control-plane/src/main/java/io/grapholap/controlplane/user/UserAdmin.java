package io.grapholap.controlplane.user;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.error.PlatformException.Unauthorized;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Role;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds and changes users. Ops may do it too, except to admins and to make some: nobody gives more
 * than they have.
 */
@ApplicationScoped
class UserAdmin {
    private final UserRepository users;
    private final UserChanges changes;
    private final Optional<String> bootstrapToken;

    UserAdmin(UserRepository users, UserChanges changes, UserConfig config) {
        this.users = users;
        this.changes = changes;
        this.bootstrapToken = config.bootstrapToken();
    }

    @WithSession
    Uni<UserView> get(String username) {
        return users.findById(username).map(row -> existing(row, username).toView());
    }

    /** Users, newest first. */
    @WithSession
    Uni<List<UserView>> list(@Nullable Boolean active, int offset, int limit) {
        return users.page(active, offset, limit)
                .map(rows -> rows.stream().map(UserEntity::toView).toList());
    }

    /**
     * Lets only those pass who know the configured token.
     *
     * @throws Unauthorized for all others, and if there is none
     */
    void requireBootstrapToken(@Nullable String token) {
        if (!isBootstrapToken(token)) {
            throw new Unauthorized(
                    ErrorCode.UNAUTHORIZED,
                    "The first user is added with the token of graph-olap.user.bootstrap-token, in"
                            + " the header X-Bootstrap-Token.");
        }
    }

    /**
     * Adds the first user of all; only once, since there is a user then.
     *
     * @return fails with {@code ALREADY_EXISTS} if there is any user
     */
    @WithTransaction
    Uni<UserView> bootstrap(NewUser wanted) {
        return users.lockAll()
                .flatMap(_ -> users.count())
                .invoke(count -> {
                    if (count > 0) {
                        throw exists("There are users already; ask an admin to add more.");
                    }
                })
                .flatMap(_ -> add(wanted));
    }

    private boolean isBootstrapToken(@Nullable String shown) {
        return bootstrapToken
                .filter(wanted -> !wanted.isBlank() && shown != null)
                .map(wanted -> MessageDigest.isEqual(bytes(wanted), bytes(shown)))
                .orElse(false);
    }

    private static byte[] bytes(@Nullable String text) {
        return String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    }

    /** Fails with {@code ALREADY_EXISTS} if the name or the address is another's. */
    @WithTransaction
    Uni<UserView> create(NewUser wanted, Caller caller) {
        requireRank(caller, wanted.role());
        return add(wanted);
    }

    private Uni<UserView> add(NewUser wanted) {
        return users.taken(wanted.username(), wanted.email())
                .flatMap(taken -> {
                    if (taken > 0) {
                        throw duplicate(wanted.username(), wanted.email());
                    }
                    return users.persist(UserEntity.of(wanted, changes.now()));
                })
                .flatMap(changes::publish)
                .onFailure(UserRepository::isDuplicate)
                .transform(_ -> duplicate(wanted.username(), wanted.email()))
                .map(UserEntity::toView);
    }

    /**
     * Changes what {@code change} gives; fails with {@code ALREADY_EXISTS} if the address is not
     * free, with {@code INVALID_STATE} if it would deactivate the last admin.
     */
    @WithTransaction
    Uni<UserView> change(String username, UserRequest change, Caller caller) {
        return anotherAdminStays(username, Boolean.FALSE.equals(change.isActive()))
                .flatMap(_ -> locked(username, caller))
                .invoke(row -> {
                    row.email = change.email() == null ? row.email : change.email();
                    row.displayName =
                            change.displayName() == null ? row.displayName : change.displayName();
                    row.active = change.isActive() == null ? row.active : change.isActive();
                    row.updatedAt = changes.now();
                })
                .flatMap(changes::publish)
                .onFailure(UserRepository::isDuplicate)
                .transform(_ -> duplicate(username, String.valueOf(change.email())))
                .map(UserEntity::toView);
    }

    /** Fails with {@code INVALID_STATE} if no admin would be left. */
    @WithTransaction
    Uni<UserView> assign(String username, Role role, Caller caller) {
        requireRank(caller, role);
        return anotherAdminStays(username, role != Role.ADMIN)
                .flatMap(_ -> locked(username, caller))
                .invoke(row -> row.assign(role, caller.username(), changes.now()))
                .flatMap(changes::publish)
                .map(UserEntity::toView);
    }

    /**
     * The user may log in no more; all that is theirs stays. Repeating it is harmless. Fails with
     * {@code INVALID_STATE} if no admin would be left.
     */
    @WithTransaction
    Uni<UserView> deactivate(String username, Caller caller) {
        return change(username, new UserRequest(null, null, null, null, false), caller);
    }

    /**
     * Sees to it that somebody can still administrate if this user does not any more: of two admins
     * who put each other out at the same time, one stays.
     */
    private Uni<Void> anotherAdminStays(String username, boolean stepsDown) {
        return stepsDown
                ? users.lockActiveAdmins()
                        .invoke(admins -> {
                            if (admins.equals(List.of(username))) {
                                throw lastAdmin(username);
                            }
                        })
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<UserEntity> locked(String username, Caller caller) {
        return users.locked(username)
                .map(row -> existing(row, username))
                .invoke(row -> requireRank(caller, row.role()));
    }

    private static void requireRank(Caller caller, Role role) {
        if (role == Role.ADMIN && caller.role() != Role.ADMIN) {
            throw new Forbidden(
                    ErrorCode.INSUFFICIENT_ROLE,
                    "Only an admin makes, changes or deactivates admins; you are "
                            + caller.role().wireName()
                            + ".",
                    Map.of(
                            "required_role", Role.ADMIN.wireName(),
                            "user_role", caller.role().wireName()));
        }
    }

    private static UserEntity existing(@Nullable UserEntity row, String username) {
        if (row == null) {
            throw new NotFound("user", username);
        }
        return row;
    }

    private static PlatformException lastAdmin(String username) {
        return new Refused(
                ErrorCode.INVALID_STATE,
                username
                        + " is the only active admin; make another user admin first, or nobody could"
                        + " manage users any more.",
                Map.of(
                        "resource", "user",
                        "resource_id", username,
                        "current_state", "last active admin",
                        "required_state", "one of several active admins"));
    }

    private static PlatformException duplicate(String username, String email) {
        return exists("The username " + username + " or the address " + email + " is taken.");
    }

    private static PlatformException exists(String message) {
        return new Refused(ErrorCode.ALREADY_EXISTS, message, Map.of("resource_type", "user"));
    }
}
