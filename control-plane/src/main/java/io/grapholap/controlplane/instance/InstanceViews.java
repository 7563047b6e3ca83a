package io.grapholap.controlplane.instance;

import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.limit.Reservations;
import io.grapholap.controlplane.snapshot.SnapshotNames;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what clients see of instances: their rows, heartbeats, progress and snapshots. */
@ApplicationScoped
class InstanceViews {
    private final InstanceService instances;
    private final HeartbeatRepository heartbeats;
    private final ReportRepository reports;
    private final HistoryRepository history;
    private final Reservations reservations;
    private final SnapshotNames snapshots;
    private final Clock clock;
    private final InstanceUrls urls;

    InstanceViews(
            InstanceService instances,
            HeartbeatRepository heartbeats,
            ReportRepository reports,
            HistoryRepository history,
            Reservations reservations,
            SnapshotNames snapshots,
            Clock clock,
            InstanceUrls urls) {
        this.instances = instances;
        this.heartbeats = heartbeats;
        this.reports = reports;
        this.history = history;
        this.reservations = reservations;
        this.snapshots = snapshots;
        this.clock = clock;
        this.urls = urls;
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

    /** What happened to an instance, newest first. */
    @WithSession
    Uni<Page<HistoryView>> history(long id, Page.Range range, Caller caller) {
        return instances.get(id, caller).flatMap(_ -> history.page(id, range));
    }

    /** How many instances the caller has, and may have. */
    @WithSession
    Uni<UserStatus> status(Caller caller) {
        return reservations
                .limits()
                .flatMap(limits ->
                        reservations
                                .of(caller.username())
                                .map(now -> UserStatus.of(now.instances(), limits.perAnalyst())));
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
                .map(i -> InstanceView.of(i, names.get(i.snapshotId()), beats.get(i.id()), urls))
                .toList();
    }
}
