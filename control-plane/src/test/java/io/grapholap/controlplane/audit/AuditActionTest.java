package io.grapholap.controlplane.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditActionTest {
    @ParameterizedTest
    @CsvSource({
        "POST,   /api/mappings,                  mapping,     mapping.create",
        "PUT,    /api/mappings/{id},             mapping,     mapping.update",
        "DELETE, /api/mappings/{id},             mapping,     mapping.delete",
        "POST,   /api/mappings/{id}/copy,        mapping,     mapping.copy",
        "PUT,    /api/instances/{id}/access,     instance,    instance.access",
        "DELETE, /api/instances/{id}/exports/{e}, instance,   instance.exports.delete",
        "POST,   /api/data-sources/{id}/test,    data_source, data_source.test",
        "PUT,    /api/config/maintenance,        config,      config.maintenance",
        "POST,   /api/ops/jobs/trigger,          ops,         ops.jobs.trigger",
        "DELETE, /api/admin/resources/bulk,      admin,       admin.resources.bulk.delete"
    })
    void theRouteSaysWhatWasDone(String method, String path, String type, String action) {
        var read = AuditAction.of(method, path);
        assertThat(read.resourceType()).isEqualTo(type);
        assertThat(read.wireName()).isEqualTo(action);
    }
}
