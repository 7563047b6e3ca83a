package io.grapholap.controlplane.favorite;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Everybody's own favorites. The database removes those whose resource goes. */
@ApplicationScoped
class FavoriteService {
    private final FavoriteRepository favorites;
    private final Clock clock;

    FavoriteService(FavoriteRepository favorites, Clock clock) {
        this.favorites = favorites;
        this.clock = clock;
    }

    /**
     * Those of the caller, newest first; what the caller may not see any more is left out.
     *
     * @param type null for all
     */
    @WithSession
    Uni<List<FavoriteView>> list(Caller caller, @Nullable FavoriteType type) {
        return favorites.shownTo(caller, type);
    }

    /**
     * Adds one.
     *
     * @return since when it is one; fails with {@link NotFound} if the caller sees no such
     *     resource, with code {@code ALREADY_EXISTS} if it is one already
     */
    @WithTransaction
    Uni<Instant> add(FavoriteType type, long id, Caller caller) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return favorites
                .isVisible(type, id, caller)
                .invoke(visible -> {
                    if (!visible) {
                        throw new NotFound(type.wireName(), id);
                    }
                })
                .flatMap(_ -> favorites.countOf(caller.username(), type, id))
                .invoke(count -> {
                    if (count > 0) {
                        throw alreadyThere(type, id);
                    }
                })
                .flatMap(_ ->
                        favorites.persistAndFlush(
                                FavoriteEntity.of(caller.username(), type, id, now)))
                .replaceWith(now)
                .onFailure(ConstraintViolationException.class)
                .transform(e -> meanwhile((ConstraintViolationException) e, type, id));
    }

    /** Removes one; fails with {@link NotFound} if it is none of the caller's. */
    @WithTransaction
    Uni<Void> remove(FavoriteType type, long id, Caller caller) {
        return favorites
                .remove(caller.username(), type, id)
                .invoke(removed -> {
                    if (removed == 0) {
                        throw new NotFound("favorite", type.wireName() + "/" + id);
                    }
                })
                .replaceWithVoid();
    }

    /** Another request was first: it added the same one, or deleted the resource. */
    private static RuntimeException meanwhile(
            ConstraintViolationException e, FavoriteType type, long id) {
        return String.valueOf(e.getMessage()).contains("foreign key")
                ? new NotFound(type.wireName(), id)
                : alreadyThere(type, id);
    }

    private static Refused alreadyThere(FavoriteType type, long id) {
        return new Refused(
                ErrorCode.ALREADY_EXISTS,
                "The " + type.wireName() + " " + id + " is one of your favorites already.",
                Map.of("resource_type", "favorite", "resource_id", type.wireName() + "/" + id));
    }
}
