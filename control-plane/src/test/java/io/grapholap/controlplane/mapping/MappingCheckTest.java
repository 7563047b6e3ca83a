package io.grapholap.controlplane.mapping;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the warehouse says of SQL, before it is stored and without storing it. */
@Tag("wiring")
@QuarkusTest
class MappingCheckTest {
    @Test
    void definitionsAreCheckedWithoutBeingStored() {
        As.user("checker", "analyst")
                .body(mapping("SELECT 1"))
                .post("/api/mappings/validate")
                .then()
                .statusCode(200)
                .body("data.valid", equalTo(true))
                .body("data.warnings", empty())
                .body("data.definitions.name", contains("City"))
                .body("data.definitions[0].kind", equalTo("node"))
                .body("data.definitions[0].columns.name", contains("id", "name"))
                .body("data.definitions[0].row_estimate", equalTo(7))
                .body("data.definitions[0].errors", empty());

        As.alice().get("/api/mappings?owner=checker").then().body("meta.total", equalTo(0));
    }

    @Test
    void aCheckNamesEveryFaultAndIsNoError() {
        As.alice()
                .body(mapping("SELECT 1 -- fails COLUMN_MISSING name -- fails CAST_FAILED id"))
                .post("/api/mappings/validate")
                .then()
                .statusCode(200)
                .body("data.valid", equalTo(false))
                .body("data.definitions[0].errors.code", contains("COLUMN_MISSING", "CAST_FAILED"))
                .body("data.definitions[0].errors.column", contains("name", "id"));
    }

    @Test
    void aCheckThatCannotBeMadeIsSaidToBe() {
        As.alice()
                .body(mapping("SELECT 1 -- away"))
                .post("/api/mappings/validate")
                .then()
                .statusCode(503)
                .body("error.code", equalTo("WAREHOUSE_UNAVAILABLE"));
        As.alice()
                .body(mapping("SELECT 1 -- late"))
                .post("/api/mappings/validate")
                .then()
                .statusCode(200)
                .body("data.warnings", contains("Nothing was checked in time."));
    }

    @Test
    void aCheckKeepsTheRulesOfDefinitionsAndDataSources() {
        As.alice()
                .body("{\"node_definitions\": [{\"label\": \"match\", \"sql\": \"\"}]}")
                .post("/api/mappings/validate")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body("error.details.errors.field", hasItem("body.node_definitions[0].label"))
                .body(
                        "error.details.errors.field",
                        hasItem("body.node_definitions[0].primary_key"));
        As.alice().post("/api/mappings/validate").then().statusCode(400);
        As.alice()
                .body(
                        """
                        {"data_source_id": 999999, "node_definitions": [
                          {"label": "City", "sql": "SELECT 1",
                           "primary_key": {"name": "id", "type": "INT64"}}]}
                        """)
                .post("/api/mappings/validate")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "SQL_FAILED,     '',       body.node_definitions[0].sql,                 sql_failed",
        "SQL_REFUSED,    '',       body.node_definitions[0].sql,                 sql_refused",
        "COLUMN_MISSING, id,       body.node_definitions[0].primary_key.name,    column_missing",
        "CAST_FAILED,    id,       body.node_definitions[0].primary_key.type,    cast_failed",
        "COLUMN_MISSING, name,     body.node_definitions[0].properties[0].name,  column_missing",
        "CAST_FAILED,    name,     body.node_definitions[0].properties[0].type,  cast_failed"
    })
    void sqlThatCannotBeExportedIsNotStored(String code, String column, String field, String type) {
        var body = mapping("SELECT 1 -- fails " + code + " " + column);
        As.user("hopeful", "analyst")
                .body(body)
                .post("/api/mappings")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body("error.details.errors.field", contains(field))
                .body("error.details.errors.type", contains(type))
                .body("error.details.errors.message", contains("It fails with " + code + "."));
        As.alice().get("/api/mappings?owner=hopeful").then().body("meta.total", equalTo(0));

        long id = Graphs.storedFlights("to be broken");
        As.alice()
                .body(
                        body.replace(
                                "{\"name\": \"m\"",
                                "{\"change_description\": \"why\", \"edge_definitions\": []"))
                .put("/api/mappings/" + id)
                .then()
                .statusCode(400)
                .body("error.details.errors.field", contains(field));
        As.alice().get("/api/mappings/" + id).then().body("data.current_version", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "COLUMN_MISSING, origin,      body.edge_definitions[0].from_key",
        "CAST_FAILED,    destination, body.edge_definitions[0].to_key",
        "CAST_FAILED,    flights,     body.edge_definitions[0].properties[0].type",
        "SQL_FAILED,     '',          body.edge_definitions[0].sql"
    })
    void faultsOfEdgesAreNamedAtTheirPlace(String code, String column, String field) {
        As.alice()
                .body(
                        Graphs.flights("broken edge")
                                .replace(
                                        "local.flights.routes",
                                        "local.flights.routes -- fails " + code + " " + column))
                .post("/api/mappings")
                .then()
                .statusCode(400)
                .body("error.details.errors.field", contains(field));
    }

    @Test
    void aWarehouseThatIsAwayLeavesAWarning() {
        var stored =
                As.alice()
                        .body(mapping("SELECT 1 -- away"))
                        .post("/api/mappings")
                        .then()
                        .statusCode(201)
                        .body("data.validation", equalTo("unchecked"))
                        .body("data.warnings[0]", containsString("not checked"))
                        .extract()
                        .jsonPath()
                        .getLong("data.id");
        As.alice()
                .get("/api/mappings/" + stored)
                .then()
                .body("data.validation", equalTo("unchecked"))
                .body("data.warnings[0]", containsString("not checked"));

        As.alice()
                .body(
                        """
                        {"change_description": "checked now", "node_definitions": [
                          {"label": "City", "sql": "SELECT 1",
                           "primary_key": {"name": "id", "type": "INT64"}}]}
                        """)
                .put("/api/mappings/" + stored)
                .then()
                .statusCode(200)
                .body("data.current_version", equalTo(2))
                .body("data.validation", equalTo("checked"))
                .body("data.warnings", empty());
        As.alice()
                .get("/api/mappings/" + stored + "/versions/1")
                .then()
                .body("data.validation", equalTo("unchecked"))
                .body("data.change_description", nullValue());
    }

    /** A mapping of one label, City, with this SQL. */
    private static String mapping(String sql) {
        return """
        {"name": "m", "node_definitions": [
          {"label": "City", "sql": "%s", "primary_key": {"name": "id", "type": "INT64"},
           "properties": [{"name": "name", "type": "STRING"}]}]}
        """
                .formatted(sql);
    }
}
