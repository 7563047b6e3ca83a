package io.grapholap.controlplane.instance;

import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.snapshot.SnapshotNames;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Puts together what clients see of instances: their rows, heartbeats, progress and snapshots. */
@ApplicationScoped
class InstanceViews {
    private final InstanceService instances;
    private final HeartbeatRepository heartbeats;
    private final ReportRepository reports;
    private final SnapshotNames snapshots;
    private final Clock clock;
    private final String gateway;

    InstanceViews(
            InstanceService instances,
            HeartbeatRepository heartbeats,
            ReportRepository reports,
            SnapshotNames snapshots,
            Clock clock,
            @ConfigProperty(
                            name = "graph-olap.external-url",
                            defaultValue = "http://127.0.0.1:8002")
                    String gateway) {
        this.instances = instances;
        this.heartbeats = heartbeats;
        this.reports = reports;
        this.snapshots = snapshots;
        this.clock = clock;
        this.gateway = gateway.replaceFirst("/+$", "");
    }

    @WithSession
    Uni<InstanceView> of(Instance instance) {
        return of(List.of(instance)).map(List::getFirst);
    }

    @WithSession
    Uni<Page<InstanceView>> list(InstanceQuery query, Caller caller) {
        return instances
                .list(query, caller)
                .flatMap(page ->
                        of(page.items())
                                .map(items -> new Page<>(items, page.total(), page.range())));
    }

    @WithSession
    Uni<ProgressView> progress(long id, Caller caller) {
        return instances
                .get(id, caller)
                .flatMap(instance ->
                        reports.findById(id)
                                .map(report ->
                                        ProgressView.of(
                                                instance,
                                                reported(instance, report),
                                                clock.instant())));
    }

    private static StartProgress reported(Instance instance, @Nullable ReportEntity report) {
        return report == null
                ? StartProgress.NONE
                : report.progress(instance.incarnation()).orElse(StartProgress.NONE);
    }

    private Uni<List<InstanceView>> of(List<Instance> items) {
        return snapshots
                .of(items.stream().map(Instance::snapshotId).distinct().toList())
                .flatMap(names ->
                        heartbeats
                                .of(items.stream().map(Instance::id).toList())
                                .map(beats -> views(items, names, beats)));
    }

    private List<InstanceView> views(
            List<Instance> items, Map<Long, String> names, Map<Long, Heartbeat> beats) {
        return items.stream()
                .map(i -> InstanceView.of(i, names.get(i.snapshotId()), beats.get(i.id()), gateway))
                .toList();
    }
}
