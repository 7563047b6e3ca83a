package io.grapholap.controlplane.admin;

import java.util.List;
import java.util.Map;

/**
 * What was deleted, or would be.
 *
 * @param errors why each of {@code failedIds} stays
 * @param matchedIds only of a dry run
 */
record BulkResult(
        boolean dryRun,
        int matchedCount,
        int deletedCount,
        List<Long> deletedIds,
        List<Long> failedIds,
        Map<Long, String> errors,
        List<Long> matchedIds) {

    static BulkResult dry(List<Long> matched) {
        return new BulkResult(
                true, matched.size(), 0, List.of(), List.of(), Map.of(), List.copyOf(matched));
    }

    static BulkResult of(List<Long> matched, Deletions done) {
        return new BulkResult(
                false,
                matched.size(),
                done.deleted().size(),
                done.deleted(),
                List.copyOf(done.errors().keySet()),
                done.errors(),
                List.of());
    }
}
