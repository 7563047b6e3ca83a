package io.grapholap.importscheduler.organization;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.importscheduler.rule.Names;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Organizations. */
@ApplicationScoped
public class OrganizationService {
    private final OrganizationRepository organizations;
    private final Clock clock;

    OrganizationService(OrganizationRepository organizations, Clock clock) {
        this.organizations = organizations;
        this.clock = clock;
    }

    /**
     * Creates one that the caller owns.
     *
     * @return fails with {@code ALREADY_EXISTS} if there is one of that name
     */
    public Uni<Organization> create(String name, Caller caller) {
        return ensure(UUID.randomUUID().toString(), Names.checked("name", name), caller);
    }

    /** As {@link #create}, with an id of the caller's choice. */
    @WithTransaction
    public Uni<Organization> ensure(String id, String name, Caller caller) {
        var wanted =
                new Organization(
                        id,
                        name,
                        caller.username(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        return organizations
                .persistAndFlush(OrganizationEntity.of(wanted))
                .replaceWith(wanted)
                .onFailure(ConstraintViolationException.class)
                .transform(_ ->
                        new Refused(
                                ErrorCode.ALREADY_EXISTS,
                                "There is an organization '" + name + "' already."));
    }

    @WithSession
    public Uni<Optional<Organization>> find(String id) {
        return organizations
                .findById(id)
                .map(row -> Optional.ofNullable(row).map(OrganizationEntity::toOrganization));
    }
}
