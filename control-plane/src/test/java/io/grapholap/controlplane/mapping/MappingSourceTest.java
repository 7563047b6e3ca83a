package io.grapholap.controlplane.mapping;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mappings on data sources, which belong to somebody. */
@Tag("wiring")
@QuarkusTest
class MappingSourceTest {
    @Test
    void aCopyDropsASourceThatItsMakerMayNotUse() {
        int source = source("copied from", false);
        int mapping = mapping(source, "on my source");

        As.bob()
                .body("{\"name\": \"his\"}")
                .post("/api/mappings/" + mapping + "/copy")
                .then()
                .statusCode(201)
                .body("data.data_source_id", nullValue())
                .body("data.validation", equalTo("unchecked"))
                .body("data.warnings[0]", containsString("data source " + source));
        owner().body("{\"name\": \"mine again\"}")
                .post("/api/mappings/" + mapping + "/copy")
                .then()
                .statusCode(201)
                .body("data.data_source_id", equalTo(source));
    }

    @Test
    void aCopyKeepsASourceThatIsShared() {
        int source = source("for everybody", true);
        int mapping = mapping(source, "on a shared source");

        As.bob()
                .body("{\"name\": \"his, too\"}")
                .post("/api/mappings/" + mapping + "/copy")
                .then()
                .statusCode(201)
                .body("data.data_source_id", equalTo(source));
    }

    @Test
    void definitionsAreCheckedAsTheCaller() {
        int source = source("private place", false);
        var body = flights("validated", source);

        As.bob()
                .body(body)
                .post("/api/mappings/validate")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("DATA_SOURCE_FORBIDDEN"));
        As.bob().body(body).post("/api/mappings").then().statusCode(403);
        owner().body(body)
                .post("/api/mappings/validate")
                .then()
                .statusCode(503)
                .body("error.code", equalTo("WAREHOUSE_UNAVAILABLE"))
                .body("error.message", containsString("starburst"));
    }

    @Test
    void newSqlOfAPrivateSourceNeedsItsOwner() {
        int source = source("not the admin's", false);
        int mapping = mapping(source, "changed by an admin");
        var newSql = "{\"change_description\": \"why\", \"edge_definitions\": []}";
        var newName = "{\"change_description\": \"why\", \"name\": \"renamed\"}";

        As.carol().body(newSql).put("/api/mappings/" + mapping).then().statusCode(403);
        As.carol()
                .body(newName)
                .put("/api/mappings/" + mapping)
                .then()
                .statusCode(200)
                .body("data.name", equalTo("renamed"));
        owner().body(newSql)
                .put("/api/mappings/" + mapping)
                .then()
                .statusCode(200)
                .body("data.current_version", equalTo(2))
                .body("data.edge_definitions", empty());
    }

    private static RequestSpecification owner() {
        return As.user("sourcerer", "analyst");
    }

    private static int mapping(int source, String name) {
        return owner().body(flights(name, source))
                .post("/api/mappings")
                .then()
                .statusCode(201)
                .body("data.data_source_id", equalTo(source))
                .body("data.validation", equalTo("unchecked"))
                .body("data.warnings[0]", containsString("starburst"))
                .extract()
                .path("data.id");
    }

    private static String flights(String name, int source) {
        return Graphs.flights(name).replaceFirst("\\{", "{\"data_source_id\": " + source + ",");
    }

    private static int source(String name, boolean shared) {
        return owner().body(
                        """
                        {"name": "%s", "source_type": "starburst", "shared": %s,
                         "config": {"host": "trino.example.com"},
                         "credentials": {"username": "svc", "password": "s"}}
                        """
                                .formatted(name, shared))
                .post("/api/data-sources")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }
}
