package io.grapholap.controlplane.favorite;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A favorite as its user sees it.
 *
 * @param resourceExists always true: a favorite goes with its resource
 */
record FavoriteView(
        FavoriteType resourceType,
        long resourceId,
        String resourceName,
        String resourceOwner,
        Instant createdAt,
        boolean resourceExists) {

    /** Which resource, whose, called what. */
    record Row(
            @Nullable Long mappingId,
            @Nullable Long snapshotId,
            @Nullable Long instanceId,
            String name,
            String owner,
            Instant createdAt) {
        FavoriteView toView() {
            if (mappingId != null) {
                return view(FavoriteType.MAPPING, mappingId);
            }
            return snapshotId != null
                    ? view(FavoriteType.SNAPSHOT, snapshotId)
                    : view(FavoriteType.INSTANCE, instanceId == null ? 0 : instanceId);
        }

        private FavoriteView view(FavoriteType type, long id) {
            return new FavoriteView(type, id, name, owner, createdAt, true);
        }
    }
}
