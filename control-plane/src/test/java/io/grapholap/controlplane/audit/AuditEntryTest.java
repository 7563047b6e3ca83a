package io.grapholap.controlplane.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditEntryTest {
    private static final AuditAction DELETION = new AuditAction("user", "delete");

    @Test
    void whatTheDatabaseCannotHoldIsReplaced() {
        var entry =
                new AuditEntry(
                        Instant.EPOCH, "carol", null, DELETION, "a\0b", "ok", "request", null);

        assertThat(entry.columns())
                .containsEntry("at", "1970-01-01T00:00:00Z")
                .containsEntry("resource_id", "a\uFFFDb")
                .containsEntry("action", "user.delete")
                .containsEntry("key_id", null);
    }
}
