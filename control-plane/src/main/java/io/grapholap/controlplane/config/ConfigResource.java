package io.grapholap.controlplane.config;

import io.grapholap.controlplane.config.ConfigViews.ConcurrencyView;
import io.grapholap.controlplane.config.ConfigViews.ExportView;
import io.grapholap.controlplane.config.ConfigViews.LifecycleUpdated;
import io.grapholap.controlplane.config.ConfigViews.MaintenanceView;
import io.grapholap.controlplane.rule.Bodies;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.function.UnaryOperator;

@Path("/api/config")
@Access(Who.OPS)
class ConfigResource {
    private final ConfigService configs;
    private final GlobalConfigs cached;
    private final CurrentCaller caller;

    ConfigResource(ConfigService configs, GlobalConfigs cached, CurrentCaller caller) {
        this.configs = configs;
        this.cached = cached;
        this.caller = caller;
    }

    @GET
    @Path("lifecycle")
    public Uni<Envelope<LifecycleConfig>> lifecycle() {
        return configs.read(Section.LIFECYCLE).map(Setting::value).map(Envelope::of);
    }

    @PUT
    @Path("lifecycle")
    public Uni<Envelope<LifecycleUpdated>> changeLifecycle(LifecycleChange change) {
        var wanted = Bodies.present(change);
        return change(Section.LIFECYCLE, wanted::applyTo)
                .map(LifecycleUpdated::of)
                .map(Envelope::of);
    }

    @GET
    @Path("concurrency")
    public Uni<Envelope<ConcurrencyView>> concurrency() {
        return configs.read(Section.CONCURRENCY).map(ConcurrencyView::of).map(Envelope::of);
    }

    @PUT
    @Path("concurrency")
    public Uni<Envelope<ConcurrencyView>> changeConcurrency(ConcurrencyChange change) {
        var wanted = Bodies.present(change);
        return change(Section.CONCURRENCY, wanted::applyTo)
                .map(ConcurrencyView::of)
                .map(Envelope::of);
    }

    @GET
    @Path("maintenance")
    public Uni<Envelope<MaintenanceView>> maintenance() {
        return configs.read(Section.MAINTENANCE).map(MaintenanceView::of).map(Envelope::of);
    }

    @PUT
    @Path("maintenance")
    public Uni<Envelope<MaintenanceView>> changeMaintenance(MaintenanceChange change) {
        var wanted = Bodies.present(change).check();
        return change(Section.MAINTENANCE, _ -> wanted).map(MaintenanceView::of).map(Envelope::of);
    }

    @GET
    @Path("export")
    public Uni<Envelope<ExportView>> export() {
        return configs.read(Section.EXPORT).map(ExportView::of).map(Envelope::of);
    }

    @PUT
    @Path("export")
    public Uni<Envelope<ExportView>> changeExport(ExportChange change) {
        var wanted = Bodies.present(change).check();
        return change(Section.EXPORT, _ -> wanted).map(ExportView::of).map(Envelope::of);
    }

    private <T> Uni<Setting<T>> change(Section<T> section, UnaryOperator<T> change) {
        return configs.change(section, change, caller.get()).invoke(cached::forget);
    }
}
