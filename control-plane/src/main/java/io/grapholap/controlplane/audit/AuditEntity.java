package io.grapholap.controlplane.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Row of {@code audit_entries}. */
@Entity
@Table(name = "audit_entries")
class AuditEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    Instant at;
    String actor;

    @Column(name = "key_id")
    @Nullable String keyId;

    String action;

    @Column(name = "resource_type")
    String resourceType;

    @Column(name = "resource_id")
    @Nullable String resourceId;

    String result;

    @Column(name = "request_id")
    String requestId;

    @Nullable String address;

    protected AuditEntity() {}

    AuditView toView() {
        return new AuditView(
                at,
                actor,
                keyId,
                action,
                resourceId == null ? resourceType : resourceType + "/" + resourceId,
                resourceType,
                resourceId,
                result,
                requestId,
                address);
    }
}
