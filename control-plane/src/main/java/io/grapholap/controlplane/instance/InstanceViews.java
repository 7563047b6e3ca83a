package io.grapholap.controlplane.instance;

import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.limit.Reservations;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Puts together what clients see of instances: their rows, heartbeats, progress and snapshots. */
@ApplicationScoped
class InstanceViews {
    private final InstanceService instances;
    private final ShownInstances shown;
    private final ReportRepository reports;
    private final HistoryRepository history;
    private final Reservations reservations;
    private final Clock clock;
    private final InstanceUrls urls;

    InstanceViews(
            InstanceService instances,
            ShownInstances shown,
            ReportRepository reports,
            HistoryRepository history,
            Reservations reservations,
            Clock clock,
            InstanceUrls urls) {
        this.instances = instances;
        this.shown = shown;
        this.reports = reports;
        this.history = history;
        this.reservations = reservations;
        this.clock = clock;
        this.urls = urls;
    }

    @WithSession
    Uni<InstanceView> of(Instance instance) {
        return shown.of(instance.id()).map(row -> row.toView(urls));
    }

    @WithSession
    Uni<Page<InstanceView>> list(InstanceQuery query, Caller caller) {
        return shown.page(query, caller).map(page -> page.map(row -> row.toView(urls)));
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
}
