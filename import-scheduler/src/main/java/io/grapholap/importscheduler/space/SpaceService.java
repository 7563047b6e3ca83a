package io.grapholap.importscheduler.space;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.importscheduler.organization.Organization;
import io.grapholap.importscheduler.organization.OrganizationService;
import io.grapholap.importscheduler.paging.PageArguments;
import io.grapholap.importscheduler.paging.Slice;
import io.grapholap.importscheduler.rule.Names;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Role;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Spaces and their members. A space that somebody is no member of is to them as if there were none;
 * admins of the platform are members everywhere.
 */
@ApplicationScoped
public class SpaceService {
    private final SpaceRepository spaces;
    private final SpaceMemberRepository members;
    private final OrganizationService organizations;
    private final Clock clock;

    SpaceService(
            SpaceRepository spaces,
            SpaceMemberRepository members,
            OrganizationService organizations,
            Clock clock) {
        this.spaces = spaces;
        this.members = members;
        this.organizations = organizations;
        this.clock = clock;
    }

    /**
     * Creates a space, of which the caller is the first member.
     *
     * @return fails with {@link NotFound} unless the caller owns the organization, with {@code
     *     ALREADY_EXISTS} if it has a space of that name
     */
    @WithTransaction
    public Uni<Space> create(String organizationId, String name, Caller caller) {
        var checked = Names.checked("name", name);
        return organizations
                .find(organizationId)
                .invoke(found -> {
                    if (found.filter(o -> owns(caller, o)).isEmpty()) {
                        throw new NotFound("organization", organizationId);
                    }
                })
                .flatMap(
                        _ -> ensure(UUID.randomUUID().toString(), organizationId, checked, caller));
    }

    private static boolean owns(Caller caller, Organization organization) {
        return caller.mayChange(organization.ownerUsername());
    }

    /** As {@link #create}, with an id of the caller's choice and no question asked. */
    @WithTransaction
    public Uni<Space> ensure(String id, String organizationId, String name, Caller caller) {
        var key = UUID.randomUUID().toString().replace("-", "");
        var space = new Space(id, organizationId, name, key, now());
        return spaces.persist(SpaceEntity.of(space))
                .call(() -> members.persistAndFlush(member(id, caller.username())))
                .replaceWith(space)
                .onFailure(ConstraintViolationException.class)
                .transform(_ ->
                        new Refused(
                                ErrorCode.ALREADY_EXISTS,
                                "The organization has a space '" + name + "' already."));
    }

    /**
     * Lets somebody in; harmless if they are in already.
     *
     * @return fails with {@link NotFound} unless the caller is a member
     */
    @WithTransaction
    public Uni<Space> addMember(String id, String username, Caller caller) {
        var name = Names.checked("username", username);
        return visible(id, caller)
                .call(() ->
                        members.contains(id, name)
                                .flatMap(there ->
                                        there
                                                ? Uni.createFrom().voidItem()
                                                : members.persistAndFlush(member(id, name))
                                                        .replaceWithVoid()))
                .onFailure(ConstraintViolationException.class)
                .transform(_ ->
                        new Refused(
                                ErrorCode.ALREADY_EXISTS,
                                name + " is being added by another request; ask again."));
    }

    /**
     * The space.
     *
     * @return fails with {@link NotFound} if there is none that the caller is a member of
     */
    @WithSession
    public Uni<Space> visible(String id, Caller caller) {
        return spaces.findById(id)
                .flatMap(row -> {
                    if (row == null || caller.role() == Role.ADMIN) {
                        return Uni.createFrom().item(row);
                    }
                    return members.contains(id, caller.username())
                            .map(member -> member ? row : null);
                })
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("space", id))
                .map(SpaceEntity::toSpace);
    }

    /** The spaces of the caller, newest first. */
    @WithSession
    public Uni<Slice<Space>> page(Caller caller, PageArguments page) {
        return spaces.pageOf(caller, page).map(slice -> slice.map(SpaceEntity::toSpace));
    }

    private SpaceMemberEntity member(String spaceId, String username) {
        return SpaceMemberEntity.of(new SpaceMemberEntity.Key(spaceId, username), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
