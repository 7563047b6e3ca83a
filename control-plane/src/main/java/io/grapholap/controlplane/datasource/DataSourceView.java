package io.grapholap.controlplane.datasource;

import io.grapholap.common.datasource.SourceType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A data source as its owner sees it; nobody ever sees its credentials. */
record DataSourceView(
        long id,
        String ownerUsername,
        String name,
        SourceType sourceType,
        Map<String, Object> config,
        boolean isDefault,
        boolean shared,
        @Nullable Instant lastTestedAt,
        @Nullable TestStatus testStatus,
        Instant createdAt,
        Instant updatedAt) {

    static DataSourceView of(DataSource source) {
        return new DataSourceView(
                source.id(),
                source.owner(),
                source.name(),
                source.type(),
                source.config(),
                source.isDefault(),
                source.shared(),
                source.lastTestedAt(),
                source.testStatus(),
                source.createdAt(),
                source.updatedAt());
    }
}
