package io.grapholap.controlplane.user;

import io.grapholap.platform.identity.KnownUser;
import io.grapholap.platform.identity.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
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

    protected UserEntity() {}

    KnownUser toKnownUser() {
        return new KnownUser(username, Role.of(role).orElseThrow(), active);
    }
}
