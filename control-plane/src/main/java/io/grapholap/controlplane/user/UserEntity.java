package io.grapholap.controlplane.user;

import io.grapholap.platform.identity.KnownUser;
import io.grapholap.platform.identity.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Row of {@code users}. */
@Entity
@Table(name = "users")
class UserEntity {
    @Id String username;
    String email;

    @Column(name = "display_name")
    String displayName;

    String role;

    @Column(name = "is_active")
    boolean active;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "last_login_at")
    @Nullable Instant lastLoginAt;

    @Column(name = "role_changed_at")
    @Nullable Instant roleChangedAt;

    @Column(name = "role_changed_by")
    @Nullable String roleChangedBy;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected UserEntity() {}

    static UserEntity of(NewUser wanted, Instant now) {
        var row = new UserEntity();
        row.username = wanted.username();
        row.email = wanted.email();
        row.displayName = wanted.displayName();
        row.role = wanted.role().wireName();
        row.active = true;
        row.createdAt = now;
        row.updatedAt = now;
        return row;
    }

    Role role() {
        return Role.of(role).orElseThrow();
    }

    void assign(Role next, String by, Instant now) {
        role = next.wireName();
        roleChangedAt = now;
        roleChangedBy = by;
        updatedAt = now;
    }

    KnownUser toKnownUser() {
        return new KnownUser(username, role(), active);
    }

    UserView toView() {
        return new UserView(
                username,
                email,
                displayName,
                role(),
                active,
                createdAt,
                updatedAt,
                lastLoginAt,
                roleChangedAt,
                roleChangedBy);
    }
}
