package io.grapholap.controlplane.admin;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Faults;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Tag("wiring")
class AdminResourceTest {
    private final String prefix = "bulk%_" + UUID.randomUUID();

    @Test
    void whatMatchesIsFirstShownThenDeleted() {
        long one = Graphs.storedFlights(prefix + " one");
        long two = Graphs.storedFlights(prefix + " two");
        long other = Graphs.storedFlights(prefix.replace('%', 'x'));
        var filters = "'name_prefix': '" + prefix + "', 'created_by': 'alice'";

        bulk("mapping", filters, "'dry_run': true")
                .statusCode(200)
                .body("data.dry_run", equalTo(true))
                .body("data.matched_count", equalTo(2))
                .body("data.matched_ids", contains((int) one, (int) two))
                .body("data.deleted_count", equalTo(0));
        As.alice().get("/api/mappings/" + one).then().statusCode(200);

        bulk("mapping", filters, "'expected_count': 2")
                .statusCode(200)
                .body("data.dry_run", equalTo(false))
                .body("data.matched_count", equalTo(2))
                .body("data.deleted_count", equalTo(2))
                .body("data.deleted_ids", contains((int) one, (int) two))
                .body("data.failed_ids", empty())
                .body("data.errors", aMapWithSize(0))
                .body("data.matched_ids", empty());
        As.alice().get("/api/mappings/" + one).then().statusCode(404);
        As.alice().get("/api/mappings/" + other).then().statusCode(200);
    }

    @Test
    void oneThatCannotBeDeletedSaysWhyAndDoesNotKeepTheRest() {
        long free = Graphs.storedFlights(prefix + " free");
        long needed = Graphs.storedFlights(prefix + " needed");
        long last = Graphs.storedFlights(prefix + " last");
        Graphs.requestedSnapshot(needed, prefix);

        bulk("mapping", "'name_prefix': '" + prefix + "'", "'expected_count': null")
                .statusCode(200)
                .body("data.deleted_ids", contains((int) free, (int) last))
                .body("data.failed_ids", contains((int) needed))
                .body("data.errors." + "'" + needed + "'", containsString("1 snapshot"));
        As.alice().get("/api/mappings/" + needed).then().statusCode(200);
    }

    @Test
    void instancesAndSnapshotsAreFoundByStatusAndGoWithAllThatBelongsToThem() {
        long mapping = Graphs.storedFlights(prefix);
        long instance =
                As.alice()
                        .body("{\"mapping_id\": %d, \"name\": \"%s\"}".formatted(mapping, prefix))
                        .post("/api/instances")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getLong("data.id");
        var filters = "'name_prefix': '" + prefix + "', 'created_by': 'alice', 'status': ";
        bulk("instance", filters + "'running'", "'dry_run': true")
                .body("data.matched_count", equalTo(0));
        bulk("snapshot", "'name_prefix': '" + prefix + "'", "'expected_count': 1")
                .statusCode(200)
                .body("data.failed_ids", hasSize(1));

        bulk("instance", filters + "'waiting_for_snapshot'", "'expected_count': 1")
                .statusCode(200)
                .body("data.deleted_ids", contains((int) instance));
        bulk("snapshot", filters + "'cancelled'", "'expected_count': 1")
                .statusCode(200)
                .body("data.deleted_count", equalTo(1));

        As.alice().delete("/api/mappings/" + mapping).then().statusCode(204);
    }

    @Test
    void ageIsCountedInHours() {
        Graphs.storedFlights(prefix);

        bulk("mapping", "'name_prefix': '" + prefix + "', 'older_than_hours': 1", "'dry_run': true")
                .body("data.matched_count", equalTo(0));
    }

    @Test
    void asMuchAsExpectedOrNothing() {
        long mapping = Graphs.storedFlights(prefix);

        bulk("mapping", "'name_prefix': '" + prefix + "'", "'expected_count': 2")
                .statusCode(400)
                .body("error.message", containsString("expected"))
                .body("error.details.errors.field", contains("body.expected_count"));
        bulk("mapping", "'name_prefix': '" + prefix + "'", "'expected_count': 2, 'dry_run': true")
                .statusCode(400);

        As.alice().get("/api/mappings/" + mapping).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|body.resource_type|required",
                "{}|body.reason|required",
                "{'resource_type': 'mapping', 'reason': 'r'}|body.filters|required",
                "{'resource_type': 'mapping', 'reason': 'r', 'filters': {}}|body.filters|required",
                "{'resource_type': 'mapping', 'reason': 'r', 'filters': {'status': null}}|body.filters|required",
                "{'resource_type': 'user', 'reason': 'r', 'filters': {'created_by': 'a'}}|body.resource_type|enum",
                "{'resource_type': 'mapping', 'reason': 'r', 'filters': {'status': 'ready'}}|body.filters.status|enum",
                "{'resource_type': 'snapshot', 'reason': 'r', 'filters': {'status': 'old'}}|body.filters.status|enum",
                "{'resource_type': 'mapping', 'reason': 'r', 'filters': {'owner': 'a'}}|body.filters.owner|enum",
                "{'resource_type': 'mapping', 'reason': 'r', 'filters': {'name_prefix': ''}}|body.filters.name_prefix|required",
                "{'resource_type': 'mapping', 'reason': 'r', 'filters': {'name_prefix': 7}}|body.filters.name_prefix|type",
                "{'resource_type': 'mapping', 'reason': 'r', 'filters': {'older_than_hours': 0}}|body.filters.older_than_hours|range",
                "{'resource_type': 'mapping', 'reason': 'r', 'filters': {'older_than_hours': 1.5}}|body.filters.older_than_hours|type",
                "{'resource_type': 'mapping', 'reason': ' ', 'filters': {'created_by': 'a'}}|body.reason|required",
                "{'resource_type': 'mapping', 'reason': 'r', 'filters': {'created_by': 'a'}, 'expected_count': -1}|body.expected_count|range",
                "{'resource_type': 'mapping', 'reason': 'r', 'filters': []}|body.filters|type",
            })
    void whatIsNotCarefulEnoughIsRefused(String body, String field, String type) {
        Faults.named(
                As.carol().body(Faults.json(body)).delete("/api/admin/resources/bulk").then(),
                field,
                type);
    }

    @Test
    void onlyAdminsDelete() {
        As.carol().delete("/api/admin/resources/bulk").then().statusCode(400);
        As.dave()
                .body("{}")
                .delete("/api/admin/resources/bulk")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("INSUFFICIENT_ROLE"))
                .body("error.details.required_role", equalTo("admin"));
        As.alice().delete("/api/admin/e2e-cleanup").then().statusCode(403);
    }

    @Test
    void allThatTestUsersOwnGoesAndNothingElse() {
        long others = Graphs.storedFlights("not a test user's");
        var tester = As.user("tester@e2e.local", "analyst");
        long mapping =
                tester.body(Graphs.flights("tested"))
                        .post("/api/mappings")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getLong("data.id");
        As.user("tester@e2e.local", "analyst")
                .body("{\"mapping_id\": %d, \"name\": \"tested\"}".formatted(mapping))
                .post("/api/instances")
                .then()
                .statusCode(201);

        As.carol()
                .delete("/api/admin/e2e-cleanup")
                .then()
                .statusCode(200)
                .body("data.users_processed", containsInAnyOrder("tester@e2e.local"))
                .body("data.instances_deleted", equalTo(1))
                .body("data.snapshots_deleted", equalTo(1))
                .body("data.mappings_deleted", equalTo(1))
                .body("data.errors", empty())
                .body("data.success", equalTo(true));

        As.alice().get("/api/mappings/" + others).then().statusCode(200);
    }

    private static ValidatableResponse bulk(String type, String filters, String more) {
        var body =
                "{'resource_type': '%s', 'filters': {%s}, 'reason': 'test', %s}"
                        .formatted(type, filters, more);
        return As.carol().body(Faults.json(body)).delete("/api/admin/resources/bulk").then();
    }
}
