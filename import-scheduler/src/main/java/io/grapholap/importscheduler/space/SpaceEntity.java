package io.grapholap.importscheduler.space;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Row of {@code spaces}. */
@Entity
@Table(name = "spaces")
class SpaceEntity {
    @Id String id;

    @Column(name = "organization_id")
    String organizationId;

    String name;

    @Column(name = "ingestion_key")
    String ingestionKey;

    @Column(name = "created_at")
    Instant createdAt;

    protected SpaceEntity() {}

    static SpaceEntity of(Space space) {
        var row = new SpaceEntity();
        row.id = space.id();
        row.organizationId = space.organizationId();
        row.name = space.name();
        row.ingestionKey = space.ingestionKey();
        row.createdAt = space.createdAt();
        return row;
    }

    Space toSpace() {
        return new Space(id, organizationId, name, ingestionKey, createdAt);
    }
}
