package io.grapholap.controlplane.datasource;

import static io.grapholap.controlplane.datasource.Sources.csv;
import static io.grapholap.controlplane.datasource.Sources.mapping;
import static io.grapholap.controlplane.datasource.Sources.stored;
import static io.grapholap.controlplane.datasource.Sources.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.question.SourceItems;
import io.grapholap.common.question.SourceTable;
import io.grapholap.common.question.SourceTest;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.TestWarehouse;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class DataSourceConnectionsTest {
    @AfterEach
    void forget() {
        List.of("test-source", "browse-source", "describe-table").forEach(TestWarehouse::forget);
    }

    @Test
    void aTestIsNotedUntilTheSourceIsPointedElsewhere() {
        long id = csv("tester", "files");
        var path = "/api/data-sources/" + id;

        answer("test-source", _ -> new SourceTest(false, "There is no table."));
        user("tester")
                .post(path + "/test")
                .then()
                .statusCode(200)
                .body("data.success", equalTo(false))
                .body("data.message", equalTo("There is no table."))
                .body("data.tested_at", endsWith("Z"));
        user("tester").get(path).then().body("data.test_status", equalTo("failed"));
        answer("test-source", _ -> new SourceTest(true, "There is 1 table."));
        var at = user("tester").post(path + "/test").jsonPath().getString("data.tested_at");
        user("tester")
                .get(path)
                .then()
                .body("data.test_status", equalTo("success"))
                .body("data.last_tested_at", equalTo(at));
        user("tester")
                .body("{\"config\": {\"schema\": \"other\"}}")
                .put(path)
                .then()
                .body("data.test_status", nullValue())
                .body("data.last_tested_at", nullValue());
    }

    @Test
    void aTestOfWhatWasChangedMeanwhileIsNotNoted() {
        long id = csv("hasty", "files");
        var path = "/api/data-sources/" + id;
        answer(
                "test-source",
                _ -> {
                    user("hasty").body("{\"config\": {\"schema\": \"new\"}}").put(path);
                    return new SourceTest(true, "There is 1 table.");
                });

        user("hasty").post(path + "/test").then().statusCode(200);

        user("hasty").get(path).then().body("data.test_status", nullValue());
    }

    @Test
    void refusalsOfTheWorkerReachTheCallerAndNothingIsNoted() {
        long id = csv("refused", "files");
        var path = "/api/data-sources/" + id;
        user("refused")
                .post(path + "/test")
                .then()
                .statusCode(503)
                .body("error.code", equalTo("WAREHOUSE_UNAVAILABLE"));
        answer(
                "test-source",
                _ ->
                        new Refused(
                                ErrorCode.HOST_NOT_ALLOWED,
                                "The host a.example is not on the list.",
                                Map.of("host", "a.example")));
        user("refused")
                .post(path + "/test")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("HOST_NOT_ALLOWED"))
                .body("error.details.host", equalTo("a.example"));
        user("refused").get(path).then().body("data.test_status", nullValue());
    }

    @Test
    void whoMayUseASourceMayLookIntoIt() {
        long id = csv("shower", "files", "\"shared\": true");
        var path = "/api/data-sources/" + id;
        answer(
                "browse-source",
                _ ->
                        new SourceItems(
                                List.of(
                                        new SourceItems.Item(
                                                "flights.airports",
                                                "table",
                                                7L,
                                                "csv",
                                                "local",
                                                "flights")),
                                null));
        answer(
                "describe-table",
                _ ->
                        new SourceTable(
                                "flights.airports",
                                List.of(new SourceTable.Column("iata", "VARCHAR", "ABC")),
                                null));

        As.bob()
                .get(path + "/browse?prefix=fl")
                .then()
                .statusCode(200)
                .body("data.source_type", equalTo("csv"))
                .body("data.items.name", contains("flights.airports"))
                .body("data.items[0].schema_name", equalTo("flights"));
        assertThat(TestWarehouse.lastAsked("browse-source")).contains("\"name\":\"fl\"");
        As.bob()
                .get(path + "/schema?table=flights.airports")
                .then()
                .statusCode(200)
                .body("data.columns[0].sample", equalTo("ABC"));
        user("shower").body("{\"shared\": false}").put(path).then().statusCode(200);
        As.bob().get(path + "/browse").then().statusCode(403);
        As.carol().get(path + "/schema?table=x").then().statusCode(403);
        As.bob().get("/api/data-sources/999999999/browse").then().statusCode(404);
    }

    @Test
    void aTableThatCannotBeLookedIntoIsSaidToBe() {
        long id = csv("looker", "files");
        var path = "/api/data-sources/" + id + "/schema";
        for (var nothing : List.of("", "?table=", "?table=%20")) {
            user("looker")
                    .urlEncodingEnabled(false)
                    .get(path + nothing)
                    .then()
                    .statusCode(400)
                    .body("error.code", equalTo("MISSING_TABLE"));
        }
        answer("describe-table", _ -> new NotFound("table", "a.b"));
        user("looker").get(path + "?table=a.b").then().statusCode(404);
        answer("describe-table", _ -> new SourceTable("a.b", List.of(), "It is no Parquet."));
        user("looker")
                .get(path + "?table=a.b")
                .then()
                .statusCode(502)
                .body("error.code", equalTo("SCHEMA_INSPECT_FAILED"))
                .body("error.message", containsString("no Parquet"));
    }

    @Test
    void nothingIsExportedFromWhatHasNoAdapter() {
        long id =
                stored(
                        user("early"),
                        "{\"name\": \"lake\", \"source_type\": \"gcs\", \"config\": {\"bucket\":"
                                + " \"b\"}}");
        int mapping = mapping("early", id).then().statusCode(201).extract().path("data.id");

        user("early")
                .body("{\"mapping_id\": %d, \"name\": \"s\"}".formatted(mapping))
                .post("/api/snapshots")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_SOURCE_TYPE"))
                .body("error.details.allowed", contains("csv"));
    }

    private static void answer(String question, Function<String, Object> answer) {
        TestWarehouse.answers(question, answer);
    }
}
