package io.grapholap.controlplane.datasource;

import static io.grapholap.controlplane.datasource.Sources.csv;
import static io.grapholap.controlplane.datasource.Sources.mapping;
import static io.grapholap.controlplane.datasource.Sources.user;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class DataSourceUseTest {
    @Test
    void aSourceThatMappingsReadFromStays() {
        long id = csv("reader", "used");
        int mapping = mapping("reader", id).then().statusCode(201).extract().path("data.id");

        user("reader")
                .delete("/api/data-sources/" + id)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("RESOURCE_HAS_DEPENDENCIES"))
                .body("error.details.dependent_type", equalTo("mapping"))
                .body("error.details.dependent_count", equalTo(1));
        user("reader").delete("/api/mappings/" + mapping).then().statusCode(204);
        user("reader").delete("/api/data-sources/" + id).then().statusCode(204);
        user("reader").get("/api/data-sources/" + id).then().statusCode(404);
    }

    @Test
    void mappingsReadFromASourceThatTheirOwnerMayUse() {
        mapping("nosource", null).then().statusCode(201).body("data.data_source_id", nullValue());
        long standard = csv("mapper", "standard", "\"is_default\": true");
        mapping("mapper", null)
                .then()
                .statusCode(201)
                .body("data.data_source_id", equalTo((int) standard));
        long secret = csv("keeper", "secret");
        mapping("mapper", secret)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("DATA_SOURCE_FORBIDDEN"));
        mapping("mapper", 999_999_999L).then().statusCode(404);
        long open = csv("keeper", "open", "\"shared\": true");
        mapping("mapper", open)
                .then()
                .statusCode(201)
                .body("data.data_source_id", equalTo((int) open));
    }

    @Test
    void aSnapshotNeedsASourceThatItsCallerMayUse() {
        long source = csv("giver", "lent", "\"shared\": true");
        int mapping = mapping("taker", source).then().statusCode(201).extract().path("data.id");
        var wish = "{\"mapping_id\": %d, \"name\": \"s\"}".formatted(mapping);
        user("taker").body(wish).post("/api/snapshots").then().statusCode(201);

        user("giver")
                .body("{\"shared\": false}")
                .put("/api/data-sources/" + source)
                .then()
                .statusCode(200);

        user("taker")
                .body(wish)
                .post("/api/snapshots")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("DATA_SOURCE_FORBIDDEN"));
        user("giver").body(wish).post("/api/snapshots").then().statusCode(201);
    }
}
