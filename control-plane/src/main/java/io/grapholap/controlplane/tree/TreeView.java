package io.grapholap.controlplane.tree;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tree as clients see it; newest first on each level. */
record TreeView(
        long id,
        String name,
        String ownerUsername,
        int currentVersion,
        List<Version> versions,
        Totals totals) {

    record Version(
            int version,
            @Nullable String changeDescription,
            Instant createdAt,
            int snapshotCount,
            List<Snapshot> snapshots) {
        private static Version of(List<TreeRow> rows) {
            var first = rows.getFirst();
            var snapshots = grouped(rows, TreeRow::snapshotId).map(Snapshot::of).toList();
            return new Version(
                    first.version(),
                    first.changeDescription(),
                    first.versionCreatedAt(),
                    snapshots.size(),
                    snapshots);
        }
    }

    record Snapshot(
            @Nullable Long id,
            @Nullable String name,
            @Nullable String status,
            @Nullable Instant createdAt,
            int instanceCount,
            List<Instance> instances) {
        private static Snapshot of(List<TreeRow> rows) {
            var first = rows.getFirst();
            var instances = grouped(rows, TreeRow::instanceId).map(Instance::of).toList();
            return new Snapshot(
                    first.snapshotId(),
                    first.snapshotName(),
                    first.snapshotStatus(),
                    first.snapshotCreatedAt(),
                    instances.size(),
                    instances);
        }
    }

    record Instance(@Nullable Long id, @Nullable String name, @Nullable String status) {
        private static Instance of(List<TreeRow> rows) {
            var first = rows.getFirst();
            return new Instance(first.instanceId(), first.instanceName(), first.instanceStatus());
        }
    }

    record Totals(int versionCount, int snapshotCount, int instanceCount) {}

    /** Of at least one row, in the order of the tree. */
    static TreeView of(List<TreeRow> rows) {
        var first = rows.getFirst();
        var versions = grouped(rows, TreeRow::version).map(Version::of).toList();
        var snapshots = versions.stream().map(Version::snapshots).flatMap(Collection::stream);
        var counts = snapshots.map(Snapshot::instanceCount).toList();
        return new TreeView(
                first.mappingId(),
                first.name(),
                first.owner(),
                first.currentVersion(),
                versions,
                new Totals(
                        versions.size(),
                        counts.size(),
                        counts.stream().mapToInt(Integer::intValue).sum()));
    }

    /** Rows that share a key, in their order; those without one are left out. */
    private static java.util.stream.Stream<List<TreeRow>> grouped(
            List<TreeRow> rows, Function<TreeRow, @Nullable Object> key) {
        return rows.stream()
                .filter(row -> key.apply(row) != null)
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream();
    }
}
