package io.grapholap.controlplane.access;

import io.grapholap.common.access.Grant;
import io.grapholap.common.access.Visibility;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Sharing;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Decides about single resources; lists are cut by {@link Readable}. What a caller may not read
 * does not exist for them. Only a private resource of somebody else costs a query.
 */
@ApplicationScoped
public class AccessService {
    private final GrantRepository grants;

    AccessService(GrantRepository grants) {
        this.grants = grants;
    }

    /** Fails with {@link NotFound} unless the caller may read it. */
    @WithSession
    public Uni<Void> requireReadable(Guarded resource, Caller caller) {
        return sharing(resource, caller, s -> s.mayRead(caller)).replaceWithVoid();
    }

    /**
     * Fails with {@link NotFound} unless the caller may read the snapshot, with {@link Forbidden}
     * unless they may start instances from it.
     */
    @WithSession
    public Uni<Void> requireStartable(Guarded snapshot, Caller caller) {
        return sharing(snapshot, caller, s -> s.mayStart(caller))
                .invoke(sharing -> {
                    if (!sharing.mayStart(caller)) {
                        throw mayOnlyRead(snapshot);
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Fails with {@link NotFound} unless the caller may read it, with {@link Forbidden} unless they
     * are its owner or an admin.
     */
    @WithSession
    public Uni<Void> requireChangeable(Guarded resource, Caller caller) {
        return sharing(resource, caller, _ -> caller.mayChange(resource.owner()))
                .invoke(_ -> {
                    if (!caller.mayChange(resource.owner())) {
                        throw Forbidden.notOwner(resource.kind().wireName(), resource.id());
                    }
                })
                .replaceWithVoid();
    }

    /** Every grant of a resource, by username. */
    @WithSession
    public Uni<List<Grant>> grants(Guarded resource) {
        return grants.of(resource);
    }

    /** Who sees it; fails as {@link #requireChangeable}. */
    @WithSession
    public Uni<AccessView> view(Guarded resource, Caller caller) {
        return requireChangeable(resource, caller)
                .flatMap(_ -> grants.of(resource))
                .map(all -> new AccessView(resource.visibility(), all));
    }

    /**
     * Stores the grants of a resource whose row the caller of this method holds; the visibility is
     * stored by that caller.
     *
     * @return what is to hold from now on; fails as {@link #requireChangeable}
     */
    @WithTransaction
    public Uni<AccessView> change(Guarded resource, AccessChange change, Caller caller) {
        return view(resource, caller)
                .map(old ->
                        new AccessView(
                                change.visibility(old.visibility()), change.grants(old.grants())))
                .call(next -> grants.replace(resource, next.grants()));
    }

    /** The sharing of it; the caller's grant is looked up only if nothing else decides. */
    private Uni<Sharing> sharing(Guarded resource, Caller caller, Predicate<Sharing> decided) {
        var plain = resource.sharing(List.of());
        if (decided.test(plain) || resource.visibility() == Visibility.EVERYONE) {
            return Uni.createFrom().item(plain);
        }
        return grants.of(resource, caller.username())
                .map(resource::sharing)
                .invoke(sharing -> {
                    if (!sharing.mayRead(caller)) {
                        throw new NotFound(resource.kind().wireName(), resource.id());
                    }
                });
    }

    private static Forbidden mayOnlyRead(Guarded snapshot) {
        return new Forbidden(
                ErrorCode.PERMISSION_DENIED,
                "You may read the snapshot "
                        + snapshot.id()
                        + " but not start instances from it; ask its owner for the level run.",
                Map.of("resource_type", snapshot.kind().wireName(), "resource_id", snapshot.id()));
    }
}
