package io.grapholap.controlplane.datasource;

import io.grapholap.common.datasource.SourceType;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What mappings and snapshots ask of data sources, always as the caller. A source that was found
 * usable stays so until the surrounding transaction ends.
 */
@ApplicationScoped
public class DataSources {
    private final DataSourceRepository sources;
    private final DefaultSources defaults;

    DataSources(DataSourceRepository sources, DefaultSources defaults) {
        this.sources = sources;
        this.defaults = defaults;
    }

    /**
     * The source, if the caller may use it.
     *
     * @return fails with {@link NotFound}, or with {@link Forbidden} {@code DATA_SOURCE_FORBIDDEN}
     *     if it is neither the caller's nor shared
     */
    @WithTransaction
    public Uni<DataSource> requireUsable(long id, Caller caller) {
        return sources.held(id).map(row -> usable(row, id, caller));
    }

    /**
     * The source, if the caller may use it and this deployment can export from it.
     *
     * @return fails as {@link #requireUsable}, or with {@link Refused} of code {@code
     *     INVALID_SOURCE_TYPE}
     */
    @WithTransaction
    public Uni<DataSource> requireExportable(long id, Caller caller) {
        return requireUsable(id, caller)
                .invoke(source -> {
                    if (!source.type().exportable()) {
                        throw cannotExport(source);
                    }
                });
    }

    /**
     * The source of a new mapping of the caller, as it is now: whoever stores the mapping asks
     * {@link #requireUsable} again.
     *
     * @param id what the caller asked for; null for their default
     * @return empty for the deployment's own warehouse; fails as {@link #requireUsable}
     */
    @WithSession
    public Uni<Optional<DataSource>> resolve(@Nullable Long id, Caller caller) {
        return id == null
                ? defaults.of(caller.username())
                : sources.findById(id).map(row -> Optional.of(usable(row, id, caller)));
    }

    /**
     * The source of a mapping that the caller copies.
     *
     * @param id the source of the original; null for the deployment's own warehouse
     * @return empty if that is none, or one that the caller may not use
     */
    @WithTransaction
    public Uni<Optional<DataSource>> ifUsable(@Nullable Long id, Caller caller) {
        return id == null
                ? Uni.createFrom().item(Optional.empty())
                : sources.held(id)
                        .map(row ->
                                Optional.ofNullable(row)
                                        .map(DataSourceEntity::toDataSource)
                                        .filter(source -> source.usableBy(caller)));
    }

    private static DataSource usable(@Nullable DataSourceEntity row, long id, Caller caller) {
        var source = existing(row, id);
        if (!source.usableBy(caller)) {
            throw forbidden(source.id());
        }
        return source;
    }

    static DataSource existing(@Nullable DataSourceEntity row, long id) {
        if (row == null) {
            throw new NotFound("data_source", id);
        }
        return row.toDataSource();
    }

    private static Refused cannotExport(DataSource source) {
        var allowed = SourceType.EXPORTABLE.stream().map(SourceType::wireName).toList();
        return new Refused(
                ErrorCode.INVALID_SOURCE_TYPE,
                "The data source "
                        + source.id()
                        + " is of type "
                        + source.type().wireName()
                        + ", which this deployment cannot export from; it can from "
                        + allowed
                        + ".",
                Map.of("source_type", source.type().wireName(), "allowed", allowed));
    }

    static Forbidden forbidden(long id) {
        return new Forbidden(
                ErrorCode.DATA_SOURCE_FORBIDDEN,
                "The data source "
                        + id
                        + " belongs to another user and is not shared; ask its owner to share it or"
                        + " use one of your own.",
                Map.of("resource_type", "data_source", "resource_id", id));
    }
}
