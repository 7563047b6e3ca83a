package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.controlplane.mapping.VersionDiff.Change;
import io.grapholap.controlplane.mapping.VersionDiff.Kind;
import io.grapholap.controlplane.mapping.VersionDiff.PolicyChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two versions of a mapping compared, as clients see it (wire contract, section 3.4). */
record DiffView(long mappingId, int fromVersion, int toVersion, Summary summary, Changes changes) {

    /** How many entities differ, and how. */
    record Summary(
            long nodesAdded,
            long nodesRemoved,
            long nodesModified,
            long edgesAdded,
            long edgesRemoved,
            long edgesModified) {}

    record Changes(
            List<NodeChange> nodes, List<EdgeChange> edges, @Nullable PolicyChange qualityPolicy) {}

    record NodeChange(
            String label,
            Kind changeType,
            @Nullable List<String> fieldsChanged,
            @Nullable NodeDefinition from,
            @Nullable NodeDefinition to) {
        static NodeChange of(Change<NodeDefinition> c) {
            return new NodeChange(c.name(), c.kind(), c.fieldsChanged(), c.from(), c.to());
        }
    }

    record EdgeChange(
            String type,
            Kind changeType,
            @Nullable List<String> fieldsChanged,
            @Nullable EdgeDefinition from,
            @Nullable EdgeDefinition to) {
        static EdgeChange of(Change<EdgeDefinition> c) {
            return new EdgeChange(c.name(), c.kind(), c.fieldsChanged(), c.from(), c.to());
        }
    }

    static DiffView of(MappingVersion from, MappingVersion to) {
        var diff = VersionDiff.between(from, to);
        return new DiffView(
                from.mappingId(),
                from.version(),
                to.version(),
                new Summary(
                        count(diff.nodes(), Kind.ADDED),
                        count(diff.nodes(), Kind.REMOVED),
                        count(diff.nodes(), Kind.MODIFIED),
                        count(diff.edges(), Kind.ADDED),
                        count(diff.edges(), Kind.REMOVED),
                        count(diff.edges(), Kind.MODIFIED)),
                new Changes(
                        diff.nodes().stream().map(NodeChange::of).toList(),
                        diff.edges().stream().map(EdgeChange::of).toList(),
                        diff.qualityPolicy()));
    }

    private static <D extends EntityDefinition> long count(List<Change<D>> changes, Kind kind) {
        return changes.stream().filter(c -> c.kind() == kind).count();
    }
}
