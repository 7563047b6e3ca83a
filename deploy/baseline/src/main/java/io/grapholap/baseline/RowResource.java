package io.grapholap.baseline;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One indexed read, one page by an index, one insert. */
@Path("/rows")
public class RowResource {
    private final RowRepository rows;

    RowResource(RowRepository rows) {
        this.rows = rows;
    }

    /** A row as it is sent. */
    public record Row(@Nullable Long id, Instant createdAt, String body) {
        static Row of(RowEntity entity) {
            return new Row(entity.id, entity.createdAt, entity.body);
        }
    }

    /** What a new row holds. */
    public record NewRow(String body) {}

    @GET
    @Path("{id}")
    @WithSession
    public Uni<Row> get(@RestPath long id) {
        return rows.findById(id).onItem().ifNull().failWith(NotFoundException::new).map(Row::of);
    }

    @GET
    @WithSession
    public Uni<List<Row>> newest(@RestQuery int limit) {
        return rows.newest(limit).map(list -> list.stream().map(Row::of).toList());
    }

    @POST
    @ResponseStatus(201)
    @WithTransaction
    public Uni<Row> add(NewRow wanted) {
        var row = new RowEntity();
        row.createdAt = Instant.now();
        row.body = wanted.body();
        return rows.persist(row).map(Row::of);
    }
}
