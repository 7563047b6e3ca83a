package io.grapholap.importscheduler.space;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** Row of {@code space_members}. */
@Entity
@Table(name = "space_members")
@IdClass(SpaceMemberEntity.Key.class)
class SpaceMemberEntity {
    @Id
    @Column(name = "space_id")
    String spaceId;

    @Id String username;

    @Column(name = "added_at")
    Instant addedAt;

    protected SpaceMemberEntity() {}

    static SpaceMemberEntity of(Key key, Instant now) {
        var row = new SpaceMemberEntity();
        row.spaceId = key.spaceId();
        row.username = key.username();
        row.addedAt = now;
        return row;
    }

    record Key(String spaceId, String username) implements Serializable {}
}
