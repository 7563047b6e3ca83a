package io.grapholap.controlplane.datasource;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.question.SourceItems;
import io.grapholap.common.question.SourceTable;
import io.grapholap.controlplane.warehouse.WarehouseClient;
import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks into data sources, by way of export-workers and outside of any transaction. Credentials
 * stay at home: no question here needs them.
 */
@ApplicationScoped
class DataSourceConnections {
    private final DataSourceService sources;
    private final DataSources usable;
    private final WarehouseClient warehouses;
    private final Clock clock;

    DataSourceConnections(
            DataSourceService sources,
            DataSources usable,
            WarehouseClient warehouses,
            Clock clock) {
        this.sources = sources;
        this.usable = usable;
        this.warehouses = warehouses;
        this.clock = clock;
    }

    /** What a test said, and when. */
    record Tested(boolean success, String message, Instant testedAt) {}

    /** What a source holds. */
    record Browsed(SourceItems found, DataSource source) {}

    /**
     * Tests the caller's own source and notes how it went; at most 10 s.
     *
     * @return fails with {@link Refused} of code {@code HOST_NOT_ALLOWED}, or with {@link
     *     Unavailable} if no export-worker answers; nothing is noted then
     */
    Uni<Tested> test(long id, Caller caller) {
        return sources.get(id, caller)
                .flatMap(source ->
                        warehouses
                                .testSource(source.type(), source.config())
                                .map(t -> new Tested(t.success(), t.message(), now()))
                                .call(t ->
                                        sources.tested(
                                                source,
                                                t.success()
                                                        ? TestStatus.SUCCESS
                                                        : TestStatus.FAILED,
                                                t.testedAt())));
    }

    /** What is in a source that the caller may use; at most 30 s; fails as {@link #test}. */
    Uni<Browsed> browse(long id, @Nullable String prefix, Caller caller) {
        return usable.requireUsable(id, caller)
                .flatMap(source ->
                        warehouses
                                .browseSource(source.type(), source.config(), prefix)
                                .map(found -> new Browsed(found, source)));
    }

    /**
     * The columns of a table of a source that the caller may use; at most 30 s.
     *
     * @return fails as {@link #test}, with {@link Refused} of code {@code MISSING_TABLE} if none is
     *     named, {@code RESOURCE_NOT_FOUND} if it is not there, or {@code SCHEMA_INSPECT_FAILED}
     */
    Uni<SourceTable> schema(long id, @Nullable String table, Caller caller) {
        return usable.requireUsable(id, caller)
                .invoke(_ -> requireTable(table))
                .flatMap(source ->
                        warehouses.describeTable(
                                source.type(), source.config(), String.valueOf(table)))
                .invoke(found -> {
                    if (found.failure() != null) {
                        throw new Refused(
                                ErrorCode.SCHEMA_INSPECT_FAILED,
                                found.failure(),
                                Map.of("table", found.table()));
                    }
                });
    }

    private static void requireTable(@Nullable String table) {
        if (table == null || table.isBlank()) {
            throw new Refused(
                    ErrorCode.MISSING_TABLE,
                    "Name a table in the query parameter 'table'; browse lists them.");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
