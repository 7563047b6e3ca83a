package io.grapholap.controlplane.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.common.question.CatalogContents;
import io.grapholap.common.question.CatalogContents.Column;
import io.grapholap.common.question.CatalogContents.Schema;
import io.grapholap.common.question.CatalogContents.Table;
import io.grapholap.common.question.CatalogNames;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.TestWarehouse;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Tag("wiring")
class CatalogResourceTest {
    @Inject CatalogRefresh refresh;

    private final Map<String, CatalogContents> warehouse = new TreeMap<>();

    @BeforeEach
    void fill() {
        warehouse.put(
                "local",
                new CatalogContents(
                        "local",
                        List.of(
                                new Schema("empty", List.of()),
                                new Schema(
                                        "Flights",
                                        List.of(
                                                table("routes", "origin", "destination"),
                                                table("Airports", "iata", "City"),
                                                table("airports", "iata"),
                                                table("air%ports", "x_y", "xay"))))));
        warehouse.put(
                "other",
                new CatalogContents(
                        "other",
                        List.of(new Schema("flights", List.of(table("airlines", "Iata"))))));
        TestWarehouse.answers("catalogs", _ -> new CatalogNames(List.copyOf(warehouse.keySet())));
        TestWarehouse.answers(
                "catalog", q -> warehouse.get(q.contains("\"other\"") ? "other" : "local"));
        run();
    }

    @AfterEach
    void forget() {
        TestWarehouse.forget("catalogs");
        TestWarehouse.forget("catalog");
    }

    @Test
    void theWarehouseIsWalkedFromCatalogsToColumnsSorted() {
        get("catalogs")
                .body("data.catalog_name", contains("local", "other"))
                .body("data[0].schema_count", equalTo(2))
                .body("data.cached_at", everyItem(notNullValue()));
        get("catalogs/local/schemas")
                .body("data.schema_name", contains("Flights", "empty"))
                .body("data.table_count", contains(4, 0));
        get("catalogs/local/schemas/empty/tables").body("data", hasSize(0));
        get("catalogs/local/schemas/Flights/tables")
                .body("data.table_name", contains("Airports", "air%ports", "airports", "routes"))
                .body("data[0].table_type", equalTo("BASE TABLE"))
                .body("data[0].column_count", equalTo(2))
                .body("data[0].catalog_name", equalTo("local"));
        get("catalogs/local/schemas/Flights/tables/routes/columns")
                .body("data.column_name", contains("origin", "destination"))
                .body("data.ordinal_position", contains(1, 2))
                .body("data[0].data_type", equalTo("VARCHAR"))
                .body("data[0].is_nullable", equalTo(true))
                .body("data[0].column_default", nullValue())
                .body("data[1].column_default", equalTo("'x'"))
                .body("data[0].cached_at", notNullValue());
    }

    @Test
    void schemasAndTablesAreFoundInAnyCaseTheExactOneFirst() {
        get("catalogs/local/schemas/FLIGHTS/tables/ROUTES/columns").body("data", hasSize(2));
        get("catalogs/local/schemas/flights/tables/airports/columns").body("data", hasSize(1));
        get("catalogs/local/schemas/flights/tables/Airports/columns").body("data", hasSize(2));
        get("catalogs/local/schemas/flights/tables/AIRPORTS/columns").body("data", hasSize(2));
    }

    @ParameterizedTest
    @CsvSource({
        "catalogs/none/schemas, Catalog 'none' not found in cache",
        "catalogs/LOCAL/schemas, Catalog 'LOCAL' not found in cache",
        "catalogs/none/schemas/s/tables, Catalog 'none' not found in cache",
        "catalogs/local/schemas/none/tables, Schema 'local.none' not found in cache",
        "catalogs/local/schemas/empty/tables/t/columns, Table 'local.empty.t' not found in cache",
        "catalogs/local/schemas/%25/tables, Schema 'local.%' not found in cache"
    })
    void whatIsNotThereIsNamed(String path, String message) {
        As.alice()
                .urlEncodingEnabled(false)
                .get("/api/schema/" + path)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("RESOURCE_NOT_FOUND"))
                .body("error.message", equalTo(message))
                .body("error.details.resource_id", notNullValue());
    }

    @Test
    void searchTakesTheBeginningOfANameAndNoPatterns() {
        search("tables", "AIR")
                .body("data.table_name", contains("air%ports", "airlines", "Airports", "airports"));
        search("tables", "air%").body("data.table_name", contains("air%ports"));
        search("tables", "ports").body("data", hasSize(0));
        search("tables", "%").body("data", hasSize(0));
        search("columns", "IATA")
                .body("data.catalog_name", contains("local", "local", "other"))
                .body("data.column_name", contains("iata", "iata", "Iata"));
        search("columns", "x_").body("data.column_name", contains("x_y"));
        As.alice()
                .get("/api/schema/search/tables?q=air&limit=2")
                .then()
                .body("data.table_name", contains("air%ports", "airlines"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=5, query.q",
        "q=, query.q",
        "q=a&limit=0, query.limit",
        "q=a&limit=1001, query.limit",
        "q=a&limit=x, query.limit",
        "q=%00, query.q"
    })
    void aSearchThatCannotBeReadIsRefused(String query, String field) {
        for (var what : List.of("tables", "columns")) {
            As.alice()
                    .urlEncodingEnabled(false)
                    .get("/api/schema/search/" + what + "?" + query)
                    .then()
                    .statusCode(400)
                    .body("error.code", equalTo("VALIDATION_FAILED"))
                    .body("error.details.errors.field", contains(field));
        }
    }

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

    @Test
    void whoIsNotKnownSeesNothing() {
        io.restassured.RestAssured.given()
                .get("/api/schema/catalogs")
                .then()
                .statusCode(401)
                .body("error.message", containsString("X-Username"));
    }

    private void run() {
        try {
            VertxContextSupport.subscribeAndAwait(refresh::run);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private String refused() {
        try {
            run();
            return "";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Instant cachedAt(String catalog) {
        return Instant.parse(
                get("catalogs")
                        .extract()
                        .jsonPath()
                        .getString("data.find { it.catalog_name == '" + catalog + "' }.cached_at"));
    }

    private static ValidatableResponse get(String path) {
        return As.alice().get("/api/schema/" + path).then().statusCode(200);
    }

    private static ValidatableResponse search(String what, String q) {
        return As.alice()
                .queryParam("q", q)
                .get("/api/schema/search/" + what)
                .then()
                .statusCode(200);
    }

    private static Table table(String name, String... columns) {
        var list =
                java.util.stream.IntStream.range(0, columns.length)
                        .mapToObj(i ->
                                new Column(columns[i], "VARCHAR", i == 0, i == 0 ? null : "'x'"))
                        .toList();
        return new Table(name, "BASE TABLE", list);
    }

    /** Other tests may have had the catalogs refreshed within the last minute. */
    private static void nobodyHasTriggeredAnything() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() ->
                Panache.withTransaction(() ->
                        Panache.getSession()
                                .flatMap(s ->
                                        s.createNativeQuery(
                                                        "update background_jobs set triggered_at ="
                                                                + " null")
                                                .executeUpdate())));
    }
}
