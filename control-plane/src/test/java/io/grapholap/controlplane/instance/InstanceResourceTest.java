package io.grapholap.controlplane.instance;

import static io.grapholap.controlplane.instance.Instances.create;
import static io.grapholap.controlplane.instance.Instances.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is asked of instances over HTTP. */
@QuarkusTest
@Tag("wiring")
class InstanceResourceTest {
    @Inject Scene scene;

    @AfterEach
    void clear() {
        scene.clear();
    }

    @Test
    void nothingIsStoredOfARequestThatIsRefused() {
        long mapping = Graphs.storedFlights("refused");
        long pending = Graphs.requestedSnapshot(mapping, "pending");
        create("{\"mapping_id\": %d, \"mapping_version\": 9, \"name\": \"v9\"}", mapping)
                .statusCode(400);
        create("{\"mapping_id\": %d, \"name\": \"v9\"}", 999_999_999).statusCode(404);
        create("{\"snapshot_id\": %d, \"name\": \"v9\"}", 999_999_999).statusCode(404);
        create("{\"snapshot_id\": %d, \"name\": \"v9\"}", pending)
                .statusCode(409)
                .body("error.code", equalTo("INVALID_STATE"))
                .body("error.details.required_state", equalTo("ready"));
        create(
                        """
                        {"mapping_id": %d, "snapshot_id": 1, "name": "", "wrapper_type": "oracle",
                         "ttl": "P8D", "inactivity_timeout": "soon", "cpu_cores": 9}
                        """,
                        mapping)
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body(
                        "error.details.errors.field",
                        hasItems(
                                "body.snapshot_id",
                                "body.name",
                                "body.wrapper_type",
                                "body.ttl",
                                "body.inactivity_timeout",
                                "body.cpu_cores"));
        create("{\"name\": \"v9\"}%s", "").statusCode(400);
        As.alice().get("/api/instances?search=v9").then().body("data", hasSize(0));
        As.alice().get("/api/snapshots?search=v9").then().body("data", hasSize(0));
    }

    @Test
    void listsAreFilteredSortedAndPaged() {
        long mapping = Graphs.storedFlights("listed");
        for (var name : List.of("list_b", "list%a")) {
            As.user("lister", "analyst")
                    .body(
                            "{\"mapping_id\": %d, \"name\": \"%s\", \"ttl\": \"P1DT12H\"}"
                                    .formatted(mapping, name))
                    .post("/api/instances/from-mapping")
                    .then()
                    .statusCode(201);
        }
        list("owner=lister&sort_by=name&sort_order=asc")
                .body("data.name", contains("list%a", "list_b"))
                .body("meta.total", equalTo(2));
        list("owner=lister&search=LIST_B").body("data.name", contains("list_b"));
        list("owner=lister&status=running").body("data", hasSize(0));
        list("owner=lister&status=waiting_for_snapshot&limit=1&offset=1")
                .body("data.name", contains("list_b"))
                .body("data[0].snapshot_name", equalTo("list_b"));
        list("owner=lister&created_before=2020-01-01").body("data", hasSize(0));
        As.alice()
                .get("/api/instances?status=asleep&created_after=x&limit=0")
                .then()
                .statusCode(400)
                .body(
                        "error.details.errors.field",
                        hasItems("query.status", "query.created_after", "query.limit"));
    }

    @Test
    void anEstimateMakesNothing() {
        long mapping = Graphs.storedFlights("estimated");
        estimate("{\"mapping_id\": %d, \"name\": \"e\"}", mapping)
                .statusCode(200)
                .body("data.memory_bytes", equalTo(3221225472L))
                .body("data.disk_bytes", equalTo(10737418240L))
                .body("data.fits", equalTo(true));
        long big = scene.readySnapshot("big estimate", 18L << 30);
        estimate("{\"snapshot_id\": %d, \"name\": \"e\"}", big)
                .statusCode(200)
                .body("data.memory_bytes", equalTo(34359738368L))
                .body("data.load_seconds", greaterThan(60))
                .body("data.fits", equalTo(true));
        long tooBig = scene.readySnapshot("too big estimate", 40L << 30);
        estimate("{\"snapshot_id\": %d, \"name\": \"e\"}", tooBig)
                .statusCode(200)
                .body("data.fits", equalTo(false));
        estimate("{\"snapshot_id\": %d, \"name\": \"e\"}", 999_999_999).statusCode(404);
        estimate("{\"name\": \"e\"}%s", "").statusCode(400);
        list("search=e&owner=alice").body("data", hasSize(0));
    }

    @Test
    void everySortFieldSortsBothWays() {
        scene.waiting("sorted one");
        scene.waiting("sorted two");
        for (var field :
                List.of(
                        "created_at",
                        "updated_at",
                        "name",
                        "status",
                        "started_at",
                        "last_activity_at",
                        "expires_at",
                        "owner_username")) {
            var up = list("sort_by=" + field + "&sort_order=asc").extract().path("data.id");
            var down = list("sort_by=" + field + "&sort_order=desc").extract().path("data.id");
            assertThat((List<?>) up).as(field).hasSize(2).isEqualTo(((List<?>) down).reversed());
        }
        As.alice().get("/api/instances?sort_by=slug").then().statusCode(400);
    }

    private static ValidatableResponse estimate(String body, Object id) {
        return As.alice().body(body.formatted(id)).post("/api/instances/estimate").then();
    }
}
