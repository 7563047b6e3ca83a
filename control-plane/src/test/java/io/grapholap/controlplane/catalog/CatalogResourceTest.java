package io.grapholap.controlplane.catalog;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.controlplane.testing.As;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Tag("wiring")
class CatalogResourceTest extends CatalogScene {
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
    void whoIsNotKnownSeesNothing() {
        io.restassured.RestAssured.given()
                .get("/api/schema/catalogs")
                .then()
                .statusCode(401)
                .body("error.message", containsString("X-Username"));
    }
}
