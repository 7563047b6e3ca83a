package io.grapholap.controlplane.instance;

import static io.grapholap.controlplane.instance.Instances.awaitStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.controlplane.runtime.WrapperSpec;
import io.grapholap.controlplane.snapshot.SnapshotContents;
import io.grapholap.controlplane.snapshot.SnapshotLife;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Brings instances to where a test begins, and clears away after it. */
@ApplicationScoped
class Scene {
    static final Duration SOON = Duration.ofSeconds(20);

    /** Counters that are not what the rows say, in one statement, so at one moment. */
    private static final String DRIFT =
            """
            with counted as (
                select coalesce(owner_username, '') as owner, count(*) as instances,
                       coalesce(sum(memory_bytes), 0) as bytes
                  from instances
                 where status in ('waiting_for_snapshot', 'starting', 'running', 'resuming')
                 group by grouping sets ((owner_username), ()))
            select coalesce(owner, owner_username) || ': ' || coalesce(u.instances, 0) || ' '
                   || coalesce(u.memory_bytes, 0) || ', counted ' || coalesce(c.instances, 0) || ' '
                   || coalesce(c.bytes, 0)
              from counted c full join instance_usage u on owner = owner_username
             where coalesce(u.instances, 0) <> coalesce(c.instances, 0)
                or coalesce(u.memory_bytes, 0) <> coalesce(c.bytes, 0)
            """;

    private final FakeRuntime runtime;
    private final SnapshotLife snapshots;
    private final DataSource database;

    Scene(FakeRuntime runtime, SnapshotLife snapshots, DataSource database) {
        this.runtime = runtime;
        this.snapshots = snapshots;
        this.database = database;
    }

    /** The start of an instance's wrapper, as soon as there is one. */
    WrapperSpec awaitStart(long id) {
        return await().atMost(SOON).until(() -> specOf(id), s -> s != null);
    }

    /** The last start of it; null before the first and while it is suspended. */
    @Nullable WrapperSpec specOf(long id) {
        var pod = Instances.get(id).extract().jsonPath().getString("data.pod_name");
        return pod == null
                ? null
                : runtime.lastStartOf(UUID.fromString(pod.substring("wrapper-".length())));
    }

    /** A snapshot that is ready without any export. */
    long readySnapshot(String name) {
        return readySnapshot(name, 140);
    }

    /**
     * @param bytes size of its Parquet files
     */
    long readySnapshot(String name, long bytes) {
        long snapshot = Graphs.requestedSnapshot(Graphs.storedFlights(name), name);
        makeReady(snapshot, bytes);
        return snapshot;
    }

    void makeReady(long snapshot, long bytes) {
        var contents =
                new SnapshotContents(bytes, Map.of("Airport", 7L), Map.of("ROUTE", 7L), List.of());
        inTransaction(() -> snapshots.ready(snapshot, contents));
    }

    static void inTransaction(Supplier<Uni<Void>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    long fromSnapshot(long snapshot, String name) {
        return As.alice()
                .body("{\"snapshot_id\": %d, \"name\": \"%s\"}".formatted(snapshot, name))
                .post("/api/instances")
                .then()
                .statusCode(201)
                .body("data.status", equalTo("starting"))
                .extract()
                .jsonPath()
                .getLong("data.id");
    }

    /** An instance that waits for a snapshot that nobody makes. */
    long waiting(String name) {
        return Instances.create(
                        "{\"mapping_id\": %d, \"name\": \"waits\"}", Graphs.storedFlights(name))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("data.id");
    }

    long starting(String name) {
        long id = fromSnapshot(readySnapshot(name), name);
        awaitStart(id);
        return id;
    }

    long running(String name) {
        return running(name, TestWrapper.ADDRESS);
    }

    /**
     * @param address where its wrapper listens
     */
    long running(String name, URI address) {
        long id = starting(name);
        TestWrapper.send(new TestWrapper(specOf(id)).ready(address));
        awaitStatus(id, "running");
        return id;
    }

    long suspended(String name) {
        long id = running(name);
        As.alice().post("/api/instances/" + id + "/suspend").then().statusCode(200);
        return id;
    }

    long resuming(String name) {
        long id = suspended(name);
        As.alice().post("/api/instances/" + id + "/resume").then().statusCode(200);
        return id;
    }

    /** One whose data could not be loaded. */
    long failed(String name) {
        long id = waiting(name);
        long snapshot = Instances.get(id).extract().jsonPath().getLong("data.snapshot_id");
        inTransaction(() -> snapshots.failed(snapshot, "no such table"));
        awaitStatus(id, "failed");
        return id;
    }

    /** Ends every instance; what is reserved must be what the rows say, before and after. */
    void clear() {
        assertNoDrift();
        for (var ids = ids(); !ids.isEmpty(); ids = ids()) {
            ids.forEach(id -> As.carol().delete("/api/instances/" + id).then().statusCode(204));
        }
        assertNoDrift();
    }

    private static List<Integer> ids() {
        return As.carol().get("/api/instances?limit=100").then().extract().path("data.id");
    }

    void assertNoDrift() {
        assertThat(rows(DRIFT)).isEmpty();
    }

    /** The first column of all rows. */
    List<String> rows(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
