package io.grapholap.controlplane.ops;

import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.export.ExportJobs;
import io.grapholap.controlplane.instance.InstanceTally;
import io.grapholap.controlplane.instance.InstanceTally.Share;
import io.grapholap.controlplane.listing.Tally;
import io.grapholap.controlplane.snapshot.SnapshotTally;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what there is. */
@ApplicationScoped
class StateService {
    private final InstanceTally instances;
    private final SnapshotTally snapshots;
    private final ExportJobs exports;

    StateService(InstanceTally instances, SnapshotTally snapshots, ExportJobs exports) {
        this.instances = instances;
        this.snapshots = snapshots;
        this.exports = exports;
    }

    /** One aggregate query for each kind, one after the other. */
    @WithSession
    Uni<State> read() {
        return instances()
                .flatMap(ofInstances ->
                        snapshots
                                .countByStatus()
                                .flatMap(ofSnapshots ->
                                        exports.countByStatus()
                                                .map(ofExports ->
                                                        new State(
                                                                ofInstances,
                                                                new State.Counts(
                                                                        Tally.total(ofSnapshots),
                                                                        ofSnapshots),
                                                                new State.ExportJobs(ofExports)))));
    }

    private Uni<State.Instances> instances() {
        return instances
                .byOwner()
                .map(StateService::byStatus)
                .flatMap(counts ->
                        instances
                                .withoutWrapper()
                                .map(without ->
                                        new State.Instances(Tally.total(counts), counts, without)));
    }

    private static Map<String, Long> byStatus(List<Share> shares) {
        var all = new LinkedHashMap<String, Long>();
        for (var status : InstanceStatus.values()) {
            all.put(status.wireName(), 0L);
        }
        shares.forEach(share -> all.merge(share.status().wireName(), share.count(), Long::sum));
        return all;
    }
}
