package io.grapholap.controlplane.datasource;

import io.grapholap.common.question.SourceItems;
import io.grapholap.common.question.SourceTable;
import io.grapholap.controlplane.idempotency.Idempotency;
import io.grapholap.controlplane.idempotency.Idempotent;
import io.grapholap.controlplane.rule.Bodies;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/data-sources")
@Access(Who.USER)
class DataSourceResource {
    /** What a test of a connection said. */
    record TestView(boolean success, String message, Instant testedAt) {}

    /** What a source holds. */
    record BrowseView(String sourceType, List<SourceItems.Item> items, @Nullable String message) {}

    /** The columns of one table. */
    record TableView(String table, List<SourceTable.Column> columns) {}

    private final DataSourceService sources;
    private final DefaultSources defaults;
    private final DataSourceConnections connections;
    private final CurrentCaller caller;
    private final Idempotency idempotency;

    DataSourceResource(
            DataSourceService sources,
            DefaultSources defaults,
            DataSourceConnections connections,
            CurrentCaller caller,
            Idempotency idempotency) {
        this.sources = sources;
        this.defaults = defaults;
        this.connections = connections;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public Uni<Envelope<DataSourceView>> create(NewDataSource wanted) {
        return idempotency
                .once(() ->
                        sources.create(Bodies.present(wanted), caller.get())
                                .map(DataSourceResource::view))
                .invoke(defaults::forget);
    }

    @GET
    public Uni<Envelope<List<DataSourceView>>> list(
            @RestQuery("source_type") @Nullable String sourceType) {
        var type = sourceType == null || sourceType.isEmpty() ? null : SourceRules.type(sourceType);
        return sources.list(type, caller.get())
                .map(found -> Envelope.of(found.stream().map(DataSourceView::of).toList()));
    }

    @GET
    @Path("{id}")
    public Uni<Envelope<DataSourceView>> get(@RestPath long id) {
        return sources.get(id, caller.get()).map(DataSourceResource::view);
    }

    @PUT
    @Path("{id}")
    public Uni<Envelope<DataSourceView>> change(@RestPath long id, DataSourceChange change) {
        return sources.change(id, Bodies.present(change), caller.get())
                .map(DataSourceResource::view);
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(@RestPath long id) {
        return sources.delete(id, caller.get());
    }

    @PUT
    @Path("{id}/default")
    public Uni<Envelope<DataSourceView>> makeDefault(@RestPath long id) {
        return sources.makeDefault(id, caller.get())
                .map(DataSourceResource::view)
                .invoke(defaults::forget);
    }

    @POST
    @Path("{id}/test")
    public Uni<Envelope<TestView>> test(@RestPath long id) {
        return connections
                .test(id, caller.get())
                .map(t -> Envelope.of(new TestView(t.success(), t.message(), t.testedAt())));
    }

    @GET
    @Path("{id}/browse")
    public Uni<Envelope<BrowseView>> browse(@RestPath long id, @RestQuery @Nullable String prefix) {
        return connections
                .browse(id, prefix, caller.get())
                .map(b ->
                        Envelope.of(
                                new BrowseView(
                                        b.source().type().wireName(),
                                        b.found().items(),
                                        b.found().message())));
    }

    @GET
    @Path("{id}/schema")
    public Uni<Envelope<TableView>> schema(@RestPath long id, @RestQuery @Nullable String table) {
        return connections
                .schema(id, table, caller.get())
                .map(t -> Envelope.of(new TableView(t.table(), t.columns())));
    }

    private static Envelope<DataSourceView> view(DataSource source) {
        return Envelope.of(DataSourceView.of(source));
    }
}
