package io.grapholap.controlplane.mapping;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class MappingResourceTest {
    @Test
    void aStoredMappingIsGivenBackWhole() {
        long id = Graphs.storedFlights("whole");

        As.bob()
                .get("/api/mappings/" + id)
                .then()
                .statusCode(200)
                .header("X-Request-ID", notNullValue())
                .body("meta.request_id", notNullValue())
                .body("data.id", equalTo((int) id))
                .body("data.owner_username", equalTo("alice"))
                .body("data.name", equalTo("whole"))
                .body("data.description", equalTo("US airports"))
                .body("data.current_version", equalTo(1))
                .body("data.change_description", nullValue())
                .body("data.version_created_by", equalTo("alice"))
                .body("data.created_at", endsWith("Z"))
                .body("data.node_definitions[0].label", equalTo("Airport"))
                .body("data.node_definitions[0].primary_key.type", equalTo("STRING"))
                .body("data.edge_definitions[0].from_node", equalTo("Airport"))
                .body("data.edge_definitions[0].properties[0].name", equalTo("flights"));
    }

    @Test
    void everyFaultIsNamedAndNothingIsStored() {
        var wrong =
                """
                {"name": "", "ttl": "P", "node_definitions": [
                  {"label": "match", "sql": "", "primary_key": {"name": "1x", "type": "int"}}],
                 "edge_definitions": [
                  {"type": "route", "from_node": "Nowhere", "to_node": "match", "sql": "SELECT 1",
                   "from_key": "a", "to_key": "a"}]}
                """;

        As.user("mallory", "analyst")
                .body(wrong)
                .post("/api/mappings")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body(
                        "error.details.errors.field",
                        hasItems(
                                "body.name",
                                "body.ttl",
                                "body.node_definitions[0].label",
                                "body.node_definitions[0].sql",
                                "body.node_definitions[0].primary_key.name",
                                "body.node_definitions[0].primary_key.type",
                                "body.edge_definitions[0].type",
                                "body.edge_definitions[0].from_node",
                                "body.edge_definitions[0].to_key"));

        As.alice().get("/api/mappings?owner=mallory").then().body("meta.total", equalTo(0));
    }

    @Test
    void aBodyThatIsNoMappingIsRefused() {
        As.alice().body("{\"name\": 5,").post("/api/mappings").then().statusCode(400);
        As.alice()
                .body("{\"node_definitions\": \"x\"}")
                .post("/api/mappings")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"));
        As.alice().post("/api/mappings").then().statusCode(400);
    }

    @Test
    void aDefinitionThatDiffersMakesAVersionAndNothingElseDoes() {
        long id = Graphs.storedFlights("versions");

        change(id, "\"name\": \"renamed\"").body("data.current_version", equalTo(1));
        var same =
                As.alice().get("/api/mappings/" + id).jsonPath().getList("data.edge_definitions");
        As.alice()
                .body(
                        java.util.Map.of(
                                "change_description", "the same again", "edge_definitions", same))
                .put("/api/mappings/" + id)
                .then()
                .statusCode(200)
                .body("data.current_version", equalTo(1));
        change(id, "\"edge_definitions\": []")
                .body("data.current_version", equalTo(2))
                .body("data.name", equalTo("renamed"))
                .body("data.change_description", equalTo("why"))
                .body("data.edge_definitions", hasSize(0))
                .body("data.node_definitions", hasSize(1));

        As.alice()
                .get("/api/mappings/" + id)
                .then()
                .body("data.current_version", equalTo(2))
                .body("data.version_created_by", equalTo("alice"));
    }

    @Test
    void aChangeIsCheckedWithWhatItInherits() {
        long id = Graphs.storedFlights("merged");
        var other =
                """
                {"change_description": "why", "node_definitions": [
                  {"label": "City", "sql": "SELECT 1", "primary_key": {"name": "id", "type": "INT64"}}]}
                """;

        As.alice()
                .body(other)
                .put("/api/mappings/" + id)
                .then()
                .statusCode(400)
                .body("error.details.errors.field", hasItem("body.edge_definitions[0].from_node"));
        As.alice()
                .body("{\"name\": \"no reason\"}")
                .put("/api/mappings/" + id)
                .then()
                .statusCode(400)
                .body("error.details.errors.field", contains("body.change_description"));
        As.alice().get("/api/mappings/" + id).then().body("data.name", equalTo("merged"));
    }

    @Test
    void onlyOwnerAndAdminChangeAndDelete() {
        long id = Graphs.storedFlights("mine");

        As.bob()
                .body("{\"change_description\": \"why\", \"name\": \"his\"}")
                .put("/api/mappings/" + id)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("PERMISSION_DENIED"))
                .body("error.details.resource_id", equalTo((int) id));
        As.user("dave", "ops").delete("/api/mappings/" + id).then().statusCode(403);
        As.carol().delete("/api/mappings/" + id).then().statusCode(204);
        As.alice()
                .get("/api/mappings/" + id)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("RESOURCE_NOT_FOUND"))
                .body("error.details.resource_type", equalTo("mapping"));
    }

    @Test
    void aMappingWithSnapshotsStays() {
        long id = Graphs.storedFlights("used");
        long snapshot = Graphs.requestedSnapshot(id, "s");

        As.alice()
                .delete("/api/mappings/" + id)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("RESOURCE_HAS_DEPENDENCIES"))
                .body("error.details.dependent_type", equalTo("snapshot"))
                .body("error.details.dependent_count", equalTo(1));
        As.alice().delete("/api/snapshots/" + snapshot).then().statusCode(204);
        As.alice().delete("/api/mappings/" + id).then().statusCode(204);
    }

    @Test
    void whoIsNotKnownIsTurnedAway() {
        io.restassured.RestAssured.given()
                .get("/api/mappings")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"))
                .body("error.message", containsString("X-Username"));
        As.user("eve", "king")
                .get("/api/mappings")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("INVALID_ROLE"));
    }

    private static io.restassured.response.ValidatableResponse change(long id, String fields) {
        return As.alice()
                .body("{\"change_description\": \"why\", " + fields + "}")
                .put("/api/mappings/" + id)
                .then()
                .statusCode(200);
    }
}
