package io.grapholap.controlplane.admin;

import java.util.ArrayList;
import java.util.List;

/**
 * What a clean-up removed.
 *
 * @param podsTerminated always 0: wrappers are stopped with their instances, soon after
 * @param gcsFilesDeleted always 0: files are deleted soon after, by the job {@code store_cleanup}
 * @param gcsBytesDeleted as {@code gcsFilesDeleted}
 * @param success whether there are no errors
 */
record Cleanup(
        List<String> usersProcessed,
        int instancesDeleted,
        int snapshotsDeleted,
        int mappingsDeleted,
        int podsTerminated,
        int gcsFilesDeleted,
        long gcsBytesDeleted,
        List<String> errors,
        boolean success) {

    static Cleanup none(List<String> users) {
        return new Cleanup(users, 0, 0, 0, 0, 0, 0, List.of(), true);
    }

    Cleanup and(BulkDeletable.Kind kind, Deletions done) {
        var all = new ArrayList<>(errors);
        done.errors()
                .forEach((id, why) -> all.add(BulkRequest.wireName(kind) + " " + id + ": " + why));
        int more = done.deleted().size();
        return new Cleanup(
                usersProcessed,
                instancesDeleted + (kind == BulkDeletable.Kind.INSTANCE ? more : 0),
                snapshotsDeleted + (kind == BulkDeletable.Kind.SNAPSHOT ? more : 0),
                mappingsDeleted + (kind == BulkDeletable.Kind.MAPPING ? more : 0),
                0,
                0,
                0,
                all,
                all.isEmpty());
    }
}
