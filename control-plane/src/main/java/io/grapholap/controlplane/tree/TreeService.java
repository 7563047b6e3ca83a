package io.grapholap.controlplane.tree;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts the tree of a mapping together, of what the caller may read. */
@ApplicationScoped
class TreeService {
    private final TreeRepository trees;

    TreeService(TreeRepository trees) {
        this.trees = trees;
    }

    /** Fails with {@link NotFound} if there is no such mapping. */
    @WithSession
    Uni<TreeView> tree(TreeQuery query, Caller caller) {
        return trees.rows(query, caller)
                .map(rows -> {
                    if (rows.isEmpty()) {
                        throw new NotFound("mapping", query.mappingId());
                    }
                    return TreeView.of(rows);
                });
    }
}
