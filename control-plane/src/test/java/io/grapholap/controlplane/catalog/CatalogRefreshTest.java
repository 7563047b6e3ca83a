package io.grapholap.controlplane.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.grapholap.common.question.CatalogContents;
import io.grapholap.common.question.CatalogContents.Schema;
import io.grapholap.common.question.CatalogNames;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.TestWarehouse;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class CatalogRefreshTest extends CatalogScene {
    @Test
    void aCatalogThatIsAwayStaysAsItWasAndOneThatIsGoneGoes() {
        var before = cachedAt("local");
        TestWarehouse.forget("catalog");
        assertThat(refused()).contains("local");
        get("catalogs/local/schemas/Flights/tables").body("data", hasSize(4));
        assertThat(cachedAt("local")).isEqualTo(before);

        TestWarehouse.forget("catalogs");
        assertThat(refused()).contains("away");
        get("catalogs").body("data.catalog_name", contains("local", "other"));

        warehouse.remove("other");
        TestWarehouse.answers("catalogs", _ -> new CatalogNames(List.of("local")));
        TestWarehouse.answers("catalog", _ -> warehouse.get("local"));
        run();
        get("catalogs").body("data.catalog_name", contains("local"));
        assertThat(cachedAt("local")).isAfter(before);
        search("columns", "iata").body("data.catalog_name", not(hasItem("other")));
    }

    @Test
    void aCatalogIsReplacedAsAWhole() {
        warehouse.put(
                "local",
                new CatalogContents(
                        "local", List.of(new Schema("new", List.of(table("only", "a"))))));
        run();

        get("catalogs/local/schemas").body("data.schema_name", contains("new"));
        search("tables", "a").body("data.table_name", contains("airlines"));
        search("columns", "a").body("data.table_name", contains("only"));
    }

    @Test
    void operatorsSeeHowMuchIsKnown() {
        for (var known : List.of("catalog\",?} 2.0", "schema\",?} 3.0", "table\",?} 5.0")) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(As.dave().get("/metrics").asString())
                                    .containsPattern(
                                            "schema_cache_entries_total\\{entity_type=\"" + known));
        }
    }

    @Test
    void adminsSeeHowMuchIsKnownAndHaveItRefreshed() throws Throwable {
        nobodyHasTriggeredAnything();
        As.alice().get("/api/schema/stats").then().statusCode(403);
        As.user("dave", "ops").post("/api/schema/admin/refresh").then().statusCode(403);
        As.carol()
                .get("/api/schema/stats")
                .then()
                .statusCode(200)
                .body("data.total_catalogs", equalTo(2))
                .body("data.total_schemas", equalTo(3))
                .body("data.total_tables", equalTo(5))
                .body("data.total_columns", equalTo(8))
                .body("data.last_refresh", notNullValue())
                .body("data.index_size_bytes", greaterThan(0));

        warehouse.remove("other");
        As.carol()
                .post("/api/schema/admin/refresh")
                .then()
                .statusCode(200)
                .body("data.status", equalTo("refresh triggered"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get("catalogs").body("data.catalog_name", contains("local")));
        As.carol()
                .post("/api/schema/admin/refresh")
                .then()
                .statusCode(429)
                .body("error.details.retry_after_seconds", greaterThanOrEqualTo(1));
    }
}
