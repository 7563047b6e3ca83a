package io.grapholap.controlplane.mapping;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.listing.Filter;
import io.grapholap.controlplane.listing.ListQuery;
import io.grapholap.controlplane.listing.Pages;
import io.grapholap.controlplane.row.JsonColumn;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class MappingRepository implements PanacheRepositoryBase<MappingEntity, Long> {
    /** A mapping and its first version, which name each other, in one statement. */
    private static final String INSERT =
            """
            with made as (
              insert into mappings (owner_username, name, description, current_version, ttl,
                     inactivity_timeout, data_source_id, node_count, edge_type_count, created_at,
                     updated_at, row_version)
              values (:owner, :name, :description, 1, :ttl, :inactivity, :source, :nodes, :edges,
                     :now, :now, 0)
              returning id
            ), first as (
              insert into mapping_versions (mapping_id, version, definition, validation,
                     created_at, created_by)
              select id, 1, cast(cast(:definition as text) as jsonb), cast(:validation as varchar),
                     cast(:now as timestamptz), cast(:owner as varchar) from made
            )
            select id from made
            """;

    private final Pages pages;

    MappingRepository(Pages pages) {
        this.pages = pages;
    }

    /** Stores a mapping as version 1, in a statement that needs no transaction around it. */
    Uni<Mapping> insert(CheckedMapping checked, String owner, Instant now) {
        var wanted = checked.wanted();
        var definition = wanted.definition();
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(INSERT, Long.class)
                                .setParameter("owner", owner)
                                .setParameter("name", wanted.name())
                                .setParameter("description", wanted.description())
                                .setParameter("ttl", wanted.ttl())
                                .setParameter("inactivity", wanted.inactivityTimeout())
                                .setParameter("source", wanted.dataSourceId())
                                .setParameter("nodes", definition.nodeDefinitions().size())
                                .setParameter("edges", definition.edgeDefinitions().size())
                                .setParameter("now", now)
                                .setParameter("definition", JsonColumn.text(definition))
                                .setParameter("validation", checked.validation().wireName())
                                .getSingleResult())
                .map(id -> checked.stored(id, owner, now));
    }

    /** The row, locked until the transaction ends; null if there is none. */
    private Uni<MappingEntity> locked(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * The row, locked until the transaction ends, for a change of it.
     *
     * @return fails with {@link NotFound}, or with {@link Forbidden} unless the caller is its owner
     *     or an admin
     */
    Uni<MappingEntity> lockedFor(long id, Caller caller) {
        return locked(id).map(row -> changeable(row, id, caller));
    }

    static MappingEntity existing(@Nullable MappingEntity row, long id) {
        if (row == null) {
            throw new NotFound("mapping", id);
        }
        return row;
    }

    static MappingEntity changeable(@Nullable MappingEntity row, long id, Caller caller) {
        var found = existing(row, id);
        if (!caller.mayChange(found.owner)) {
            throw Forbidden.notOwner("mapping", id);
        }
        return found;
    }

    /** The row, which nobody can change or delete until the transaction ends; null if none. */
    Uni<MappingEntity> shared(long id) {
        return findById(id, LockModeType.PESSIMISTIC_READ);
    }

    Uni<Page<MappingEntity>> page(ListQuery query) {
        return pages.read(this, query, Filter.of(query));
    }
}
