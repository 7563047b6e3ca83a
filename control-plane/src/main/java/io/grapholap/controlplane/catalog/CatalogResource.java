package io.grapholap.controlplane.catalog;

import io.grapholap.controlplane.job.Jobs;
import io.grapholap.controlplane.listing.ParamReader;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/schema")
@Access(Who.USER)
class CatalogResource {
    /** That a refresh is on its way. */
    record Triggered(String status) {}

    /** What a search asks for, checked. */
    private record Search(String prefix, int limit) {
        private static final int DEFAULT_LIMIT = 100;
        private static final int MAX_LIMIT = 1_000;

        static Search of(@Nullable String q, @Nullable String limit) {
            var read = new ParamReader();
            if (q == null || q.isEmpty()) {
                read.fault("q", "is missing; give the first letters of a name", "required");
            } else if (q.indexOf('\0') >= 0) {
                read.fault("q", "holds a NUL character", "pattern");
            }
            var number = read.number("limit", limit);
            if (number != null && (number < 1 || number > MAX_LIMIT)) {
                read.fault(
                        "limit",
                        "must be between 1 and " + MAX_LIMIT + ", found " + number,
                        "range");
            }
            read.check();
            return new Search(String.valueOf(q), number == null ? DEFAULT_LIMIT : number);
        }
    }

    private final CatalogService catalogs;
    private final Jobs jobs;
    private final CurrentCaller caller;

    CatalogResource(CatalogService catalogs, Jobs jobs, CurrentCaller caller) {
        this.catalogs = catalogs;
        this.jobs = jobs;
        this.caller = caller;
    }

    @GET
    @Path("catalogs")
    public Uni<Envelope<List<CatalogItem>>> catalogs() {
        return catalogs.catalogs().map(Envelope::of);
    }

    @GET
    @Path("catalogs/{catalog}/schemas")
    public Uni<Envelope<List<SchemaItem>>> schemas(@RestPath String catalog) {
        return catalogs.schemas(catalog).map(Envelope::of);
    }

    @GET
    @Path("catalogs/{catalog}/schemas/{schema}/tables")
    public Uni<Envelope<List<TableItem>>> tables(
            @RestPath String catalog, @RestPath String schema) {
        return catalogs.tables(catalog, schema).map(Envelope::of);
    }

    @GET
    @Path("catalogs/{catalog}/schemas/{schema}/tables/{table}/columns")
    public Uni<Envelope<List<ColumnItem>>> columns(
            @RestPath String catalog, @RestPath String schema, @RestPath String table) {
        return catalogs.columns(catalog, schema, table).map(Envelope::of);
    }

    @GET
    @Path("search/tables")
    public Uni<Envelope<List<TableItem>>> searchTables(
            @RestQuery @Nullable String q, @RestQuery @Nullable String limit) {
        var search = Search.of(q, limit);
        return catalogs.searchTables(search.prefix(), search.limit()).map(Envelope::of);
    }

    @GET
    @Path("search/columns")
    public Uni<Envelope<List<ColumnItem>>> searchColumns(
            @RestQuery @Nullable String q, @RestQuery @Nullable String limit) {
        var search = Search.of(q, limit);
        return catalogs.searchColumns(search.prefix(), search.limit()).map(Envelope::of);
    }

    /** Has the warehouse asked soon; at most once a minute. */
    @POST
    @Path("admin/refresh")
    @Access(Who.ADMIN)
    public Uni<Envelope<Triggered>> refresh() {
        return jobs.trigger(CatalogRefresh.NAME, caller.get().username(), "schema browser")
                .map(_ -> Envelope.of(new Triggered("refresh triggered")));
    }

    @GET
    @Path("stats")
    @Access(Who.ADMIN)
    public Uni<Envelope<CacheStats>> stats() {
        return catalogs.stats().map(Envelope::of);
    }
}
