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

    static AuditEntity of(AuditEntry entry) {
        var row = new AuditEntity();
        row.at = entry.at();
        row.actor = entry.actor();
        row.keyId = entry.keyId();
        row.action = entry.action().wireName();
        row.resourceType = entry.action().resourceType();
        row.resourceId = entry.resourceId();
        row.result = entry.result();
        row.requestId = entry.requestId();
        row.address = entry.address();
        return row;
    }

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
