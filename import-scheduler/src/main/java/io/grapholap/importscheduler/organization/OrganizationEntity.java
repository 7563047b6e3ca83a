package io.grapholap.importscheduler.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Row of {@code organizations}. */
@Entity
@Table(name = "organizations")
class OrganizationEntity {
    @Id String id;

    String name;

    @Column(name = "owner_username")
    String ownerUsername;

    @Column(name = "created_at")
    Instant createdAt;

    protected OrganizationEntity() {}

    static OrganizationEntity of(Organization organization) {
        var row = new OrganizationEntity();
        row.id = organization.id();
        row.name = organization.name();
        row.ownerUsername = organization.ownerUsername();
        row.createdAt = organization.createdAt();
        return row;
    }

    Organization toOrganization() {
        return new Organization(id, name, ownerUsername, createdAt);
    }
}
