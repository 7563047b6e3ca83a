package io.grapholap.controlplane.datasource;

import com.fasterxml.jackson.core.type.TypeReference;
import io.grapholap.common.datasource.SourceType;
import io.grapholap.controlplane.row.JsonColumn;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Row of {@code data_sources}. */
@Entity
@Table(name = "data_sources")
class DataSourceEntity {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "owner_username")
    String owner;

    String name;

    @Column(name = "source_type")
    String type;

    @Column(columnDefinition = "jsonb")
    JsonObject config;

    /** Encrypted by {@link CredentialCipher}; null when there are none. */
    byte @Nullable [] credentials;

    @Column(name = "is_default")
    boolean isDefault;

    boolean shared;

    @Column(name = "last_tested_at")
    @Nullable Instant lastTestedAt;

    @Column(name = "test_status")
    @Nullable String testStatus;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected DataSourceEntity() {}

    static DataSourceEntity of(String owner, String name, Instant now) {
        var row = new DataSourceEntity();
        row.owner = owner;
        row.name = name;
        row.createdAt = now;
        row.updatedAt = now;
        return row;
    }

    /** Says where it is; what a test of another place said does not count any more. */
    void point(SourceType to, Map<String, Object> by) {
        type = to.wireName();
        config = JsonColumn.write(by);
        forgetTest();
    }

    void forgetTest() {
        lastTestedAt = null;
        testStatus = null;
    }

    DataSource toDataSource() {
        return new DataSource(
                id,
                owner,
                name,
                SourceType.of(type).orElseThrow(),
                JsonColumn.read(config, FIELDS),
                isDefault,
                shared,
                lastTestedAt,
                testStatus == null ? null : TestStatus.of(testStatus),
                createdAt,
                updatedAt);
    }
}
