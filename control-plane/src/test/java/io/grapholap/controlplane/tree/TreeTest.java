package io.grapholap.controlplane.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wiring")
@QuarkusTest
class TreeTest {
    private static final String CROWD =
            """
            insert into instances (slug, owner_username, name, snapshot_id, own_snapshot, engine,
                    cpu_cores, memory_bytes, disk_bytes, status, visibility, error_code,
                    error_message, created_at, updated_at, row_version)
            select gen_random_uuid(), 'treetop', 'leaf ' || n, %d, false, 'ryugraph', 1, 1, 1,
                   'failed', 'everyone', 'STARTUP_FAILED', 'no', now(), now(), 1
              from generate_series(1, 120) n
            """;

    @Inject DataSource database;

    @Test
    void everythingThatCameOfAMappingIsShownNewestFirst() {
        long id = Graphs.storedFlights("tree");
        long old = Graphs.requestedSnapshot(id, "old");
        secondVersion(id);
        var one = instance(id, "one");
        var two = instance(id, "two");

        As.bob()
                .get("/api/mappings/" + id + "/tree")
                .then()
                .statusCode(200)
                .body("data.id", equalTo((int) id))
                .body("data.name", equalTo("tree"))
                .body("data.owner_username", equalTo("alice"))
                .body("data.current_version", equalTo(2))
                .body("data.versions.version", contains(2, 1))
                .body("data.versions.change_description", contains("why", null))
                .body("data.versions.snapshot_count", contains(2, 1))
                .body("data.versions[0].snapshots.id", equalTo(ids(two.snapshot(), one.snapshot())))
                .body("data.versions[0].snapshots.name", contains("two", "one"))
                .body("data.versions[0].snapshots.instance_count", contains(1, 1))
                .body("data.versions[0].snapshots[1].instances.id", equalTo(ids(one.id())))
                .body("data.versions[0].snapshots[1].instances.name", contains("one"))
                .body(
                        "data.versions[0].snapshots[1].instances.status",
                        contains("waiting_for_snapshot"))
                .body("data.versions[1].snapshots.id", equalTo(ids(old)))
                .body("data.totals.version_count", equalTo(2))
                .body("data.totals.snapshot_count", equalTo(3))
                .body("data.totals.instance_count", equalTo(2));
        As.bob()
                .get("/api/mappings/" + id + "/tree?include_instances=false")
                .then()
                .statusCode(200)
                .body("data.versions[0].snapshots.instance_count", contains(0, 0))
                .body("data.versions[0].snapshots[1].instances", empty())
                .body("data.totals.instance_count", equalTo(0))
                .body("data.totals.snapshot_count", equalTo(3));
        As.bob()
                .get("/api/mappings/" + id + "/tree?status=cancelled")
                .then()
                .body("data.versions.version", contains(2, 1))
                .body("data.totals.snapshot_count", equalTo(0));
        As.bob()
                .get("/api/mappings/" + id + "/snapshots?limit=2")
                .then()
                .statusCode(200)
                .body("data.id", equalTo(ids(two.snapshot(), one.snapshot())))
                .body("meta.total", equalTo(3));
        As.bob()
                .get("/api/mappings/" + id + "/instances")
                .then()
                .statusCode(200)
                .body("data.id", equalTo(ids(two.id(), one.id())))
                .body("meta.total", equalTo(2));
    }

    /** More than a list holds unless asked for more, and more than it holds at most. */
    @Test
    void aBigTreeIsShownWhole() throws SQLException {
        long id = Graphs.storedFlights("big tree");
        long snapshot = Graphs.requestedSnapshot(id, "crowded");
        execute(CROWD.formatted(snapshot));
        try {
            As.bob()
                    .get("/api/mappings/" + id + "/tree")
                    .then()
                    .statusCode(200)
                    .body("data.versions[0].snapshots[0].instance_count", equalTo(120))
                    .body("data.versions[0].snapshots[0].instances", hasSize(120))
                    .body("data.totals.instance_count", equalTo(120));
            instances(id, "").body("data", hasSize(50)).body("meta.total", equalTo(120));
            instances(id, "?limit=100&offset=100").body("data", hasSize(20));
        } finally {
            execute("delete from instances where owner_username = 'treetop'");
        }
    }

    @Test
    void whatACallerMayNotReadIsNotShown() {
        long id = Graphs.storedFlights("hidden tree");
        long open = Graphs.requestedSnapshot(id, "open");
        long hidden = instance(id, "unseen").snapshot();
        planter()
                .body("{\"visibility\": \"private\"}")
                .put("/api/snapshots/" + hidden + "/access")
                .then()
                .statusCode(200);

        assertThat(snapshotsSeenBy("bob", id)).isEqualTo(ids(open));
        assertThat(snapshotsSeenBy("planter", id)).isEqualTo(ids(hidden, open));
        As.bob()
                .get("/api/mappings/" + id + "/snapshots")
                .then()
                .body("data.id", equalTo(ids(open)));
        As.bob()
                .get("/api/mappings/" + id + "/tree")
                .then()
                .body("data.totals.instance_count", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "tree?status=nonsense,            query.status",
        "tree?include_instances=perhaps,  query.include_instances",
        "snapshots?limit=0,               query.limit",
        "instances?offset=-1,             query.offset"
    })
    void parametersThatCannotBeReadAreNamed(String path, String field) {
        As.bob()
                .get("/api/mappings/1/" + path)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body("error.details.errors.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({"tree", "snapshots", "instances"})
    void aMappingThatIsNotThereHasNone(String path) {
        As.bob()
                .get("/api/mappings/999999/" + path)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("RESOURCE_NOT_FOUND"))
                .body("error.details.resource_type", equalTo("mapping"))
                .body("error.details.resource_id", equalTo(999999));
    }

    private static ValidatableResponse instances(long mapping, String query) {
        return As.bob()
                .get("/api/mappings/" + mapping + "/instances" + query)
                .then()
                .statusCode(200);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static List<Integer> snapshotsSeenBy(String user, long mapping) {
        return As.user(user, "analyst")
                .get("/api/mappings/" + mapping + "/tree")
                .jsonPath()
                .getList("data.versions[0].snapshots.id");
    }

    private static void secondVersion(long id) {
        As.alice()
                .body("{\"change_description\": \"why\", \"edge_definitions\": []}")
                .put("/api/mappings/" + id)
                .then()
                .statusCode(200);
    }

    private record Made(long id, long snapshot) {}

    /** An instance of its own owner on a snapshot of its own. */
    private static Made instance(long mapping, String name) {
        var made =
                planter()
                        .body("{\"mapping_id\": %d, \"name\": \"%s\"}".formatted(mapping, name))
                        .post("/api/instances")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath();
        return new Made(made.getLong("data.id"), made.getLong("data.snapshot_id"));
    }

    private static RequestSpecification planter() {
        return As.user("planter", "analyst");
    }

    private static List<Integer> ids(long... ids) {
        return java.util.Arrays.stream(ids).mapToObj(id -> (int) id).toList();
    }
}
