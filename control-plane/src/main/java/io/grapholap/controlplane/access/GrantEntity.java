package io.grapholap.controlplane.access;

import io.grapholap.common.access.AccessLevel;
import io.grapholap.common.access.Grant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Row of {@code access_grants}; exactly one of the two ids is set. */
@Entity
@Table(name = "access_grants")
class GrantEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "snapshot_id")
    @Nullable Long snapshotId;

    @Column(name = "instance_id")
    @Nullable Long instanceId;

    String username;
    String level;

    protected GrantEntity() {}

    static GrantEntity of(Guarded resource, Grant grant) {
        var row = new GrantEntity();
        switch (resource.kind()) {
            case SNAPSHOT -> row.snapshotId = resource.id();
            case INSTANCE -> row.instanceId = resource.id();
        }
        row.username = grant.username();
        row.level = grant.level().wireName();
        return row;
    }

    Grant toGrant() {
        return new Grant(username, AccessLevel.of(level).orElseThrow());
    }
}
