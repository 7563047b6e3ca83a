package io.grapholap.controlplane.favorite;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Row of {@code favorites}; one of the three ids is set. */
@Entity
@Table(name = "favorites")
class FavoriteEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    String username;

    @Column(name = "mapping_id")
    @Nullable Long mappingId;

    @Column(name = "snapshot_id")
    @Nullable Long snapshotId;

    @Column(name = "instance_id")
    @Nullable Long instanceId;

    @Column(name = "created_at")
    Instant createdAt;

    protected FavoriteEntity() {}

    static FavoriteEntity of(String username, FavoriteType type, long resource, Instant now) {
        var row = new FavoriteEntity();
        row.username = username;
        row.createdAt = now;
        switch (type) {
            case MAPPING -> row.mappingId = resource;
            case SNAPSHOT -> row.snapshotId = resource;
            case INSTANCE -> row.instanceId = resource;
        }
        return row;
    }
}
