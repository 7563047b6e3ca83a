package io.grapholap.controlplane.key;

import io.grapholap.common.paging.Page;
import io.grapholap.common.paging.Page.Range;
import io.grapholap.controlplane.user.UserKeys;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quarkus.panache.common.Sort.Direction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKeyEntity, Long>, UserKeys {

    /** The row of the key with that public name; null if there is none. */
    Uni<ApiKeyEntity> named(String keyId) {
        return find("keyId", keyId).firstResult();
    }

    /** The row, locked until the transaction ends; null if there is none. */
    Uni<ApiKeyEntity> locked(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Newest first; of everybody if {@code owner} is null. */
    Uni<Page<ApiKeyEntity>> page(@Nullable String owner, Range range) {
        var newest = Sort.by("id", Direction.Descending);
        var found = owner == null ? findAll(newest) : find("owner", newest, owner);
        return found.count()
                .flatMap(total ->
                        found.range(range.offset(), range.offset() + range.limit() - 1)
                                .list()
                                .map(rows -> new Page<>(rows, total, range)));
    }

    @Override
    public Uni<List<String>> namesOf(String username) {
        return list("owner = ?1 and revokedAt is null order by id", username)
                .map(rows -> rows.stream().map(row -> row.keyId).toList());
    }
}
