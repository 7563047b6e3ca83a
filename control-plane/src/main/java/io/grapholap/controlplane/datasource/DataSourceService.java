package io.grapholap.controlplane.datasource;

import io.grapholap.common.datasource.SourceType;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.HasDependencies;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Use cases of data sources. Only their owner sees or changes them, whatever the role. */
@ApplicationScoped
class DataSourceService {
    private final DataSourceRepository sources;
    private final DataSourceUsage usage;
    private final CredentialVault vault;
    private final Clock clock;

    DataSourceService(
            DataSourceRepository sources,
            DataSourceUsage usage,
            CredentialVault vault,
            Clock clock) {
        this.sources = sources;
        this.usage = usage;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Stores a data source; the caller becomes its owner.
     *
     * @return fails with {@link ValidationFailed} naming every fault, with {@link Refused} of code
     *     {@code INVALID_SOURCE_TYPE}, or {@code ALREADY_EXISTS} if the caller has one of that name
     */
    @WithTransaction
    Uni<DataSource> create(NewDataSource wanted, Caller caller) {
        var type = wanted.check();
        var row = DataSourceEntity.of(caller.username(), String.valueOf(wanted.name()), now());
        row.point(type, wanted.config());
        row.shared = wanted.shared();
        row.isDefault = wanted.isDefault();
        return sources.lockOwner(row.owner)
                .flatMap(_ -> refuseTakenName(row.owner, row.name))
                .flatMap(_ -> row.isDefault ? clearDefault(row.owner) : nothing())
                .flatMap(_ -> sources.persistAndFlush(row))
                .call(stored -> keep(stored, wanted.credentials()))
                .map(DataSourceEntity::toDataSource);
    }

    /** The caller's own sources, of one type or all: the default first, then newest first. */
    @WithSession
    Uni<List<DataSource>> list(@Nullable SourceType type, Caller caller) {
        return sources.of(caller.username(), type)
                .map(rows -> rows.stream().map(DataSourceEntity::toDataSource).toList());
    }

    /** Fails with {@link NotFound}, or with {@link Forbidden} unless the caller owns it. */
    @WithSession
    Uni<DataSource> get(long id, Caller caller) {
        return sources.findById(id).map(row -> owned(row, id, caller).toDataSource());
    }

    /**
     * Changes a source.
     *
     * @return fails as {@link #get} and {@link #create}
     */
    @WithTransaction
    Uni<DataSource> change(long id, DataSourceChange change, Caller caller) {
        return sources.lockOwner(caller.username())
                .flatMap(_ -> sources.locked(id))
                .map(row -> owned(row, id, caller))
                .call(row -> {
                    change.check(row.toDataSource());
                    return change.name() == null || change.name().equals(row.name)
                            ? nothing()
                            : refuseTakenName(row.owner, change.name());
                })
                .call(row -> apply(change, row))
                .map(DataSourceEntity::toDataSource);
    }

    private Uni<Void> apply(DataSourceChange change, DataSourceEntity row) {
        var current = row.toDataSource();
        if (change.moves(current)) {
            row.point(change.typeOf(current), change.configOf(current));
        }
        row.name = change.name() == null ? row.name : change.name();
        row.shared = change.shared() == null ? row.shared : change.shared();
        row.updatedAt = now();
        if (change.credentials() != null) {
            return keep(row, change.credentials());
        }
        row.credentials = change.typeOf(current) == current.type() ? row.credentials : null;
        return nothing();
    }

    /**
     * Makes a source the one that its owner's new mappings read from; no other is then.
     *
     * @return fails as {@link #get}
     */
    @WithTransaction
    Uni<DataSource> makeDefault(long id, Caller caller) {
        return sources.lockOwner(caller.username())
                .flatMap(_ -> sources.locked(id))
                .map(row -> owned(row, id, caller))
                .call(row -> row.isDefault ? nothing() : clearDefault(row.owner))
                .invoke(row -> {
                    row.updatedAt = row.isDefault ? row.updatedAt : now();
                    row.isDefault = true;
                })
                .map(DataSourceEntity::toDataSource);
    }

    /**
     * Deletes a source and its credentials.
     *
     * @return fails as {@link #get}, or with {@link HasDependencies} while mappings read from it
     */
    @WithTransaction
    Uni<Void> delete(long id, Caller caller) {
        return sources.locked(id)
                .map(row -> owned(row, id, caller))
                .call(_ -> usage.mappingsOf(id).invoke(count -> refuseIfUsed(id, count)))
                .flatMap(sources::delete);
    }

    /**
     * Notes how a test ended, unless the source is gone or was changed since.
     *
     * @param tested the source as it was tested
     */
    @WithTransaction
    Uni<Void> tested(DataSource tested, TestStatus status, Instant at) {
        return sources.locked(tested.id())
                .invoke(row -> {
                    if (row != null && row.toDataSource().updatedAt().equals(tested.updatedAt())) {
                        row.lastTestedAt = at.truncatedTo(ChronoUnit.MICROS);
                        row.testStatus = status.wireName();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> keep(DataSourceEntity row, SecretFields credentials) {
        if (credentials.isEmpty()) {
            row.credentials = null;
            return nothing();
        }
        return vault.encrypt(credentials, row.id)
                .invoke(encrypted -> row.credentials = encrypted)
                .replaceWithVoid();
    }

    /** Flushed at once, since the database allows no two defaults for even a moment. */
    private Uni<Void> clearDefault(String owner) {
        return sources.defaultOf(owner)
                .flatMap(row -> {
                    if (row == null) {
                        return nothing();
                    }
                    row.isDefault = false;
                    return sources.flush();
                });
    }

    private Uni<Void> refuseTakenName(String owner, String name) {
        return sources.named(owner, name)
                .invoke(row -> {
                    if (row != null) {
                        throw new Refused(
                                ErrorCode.ALREADY_EXISTS,
                                "You already have a data source named '"
                                        + name
                                        + "' (id "
                                        + row.id
                                        + "); choose another name or change that one.",
                                Map.of("resource_type", "data_source", "resource_id", row.id));
                    }
                })
                .replaceWithVoid();
    }

    private static void refuseIfUsed(long id, long mappings) {
        if (mappings > 0) {
            throw new HasDependencies("data_source", id, "mapping", mappings);
        }
    }

    private static DataSourceEntity owned(@Nullable DataSourceEntity row, long id, Caller caller) {
        if (row == null) {
            throw new NotFound("data_source", id);
        }
        if (!row.owner.equals(caller.username())) {
            throw new Forbidden(
                    ErrorCode.DATA_SOURCE_FORBIDDEN,
                    "The data source "
                            + id
                            + " belongs to another user; only its owner sees or changes it.",
                    Map.of("resource_type", "data_source", "resource_id", id));
        }
        return row;
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
