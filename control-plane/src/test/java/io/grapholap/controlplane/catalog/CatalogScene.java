package io.grapholap.controlplane.catalog;

import io.grapholap.common.question.CatalogContents;
import io.grapholap.common.question.CatalogContents.Column;
import io.grapholap.common.question.CatalogContents.Schema;
import io.grapholap.common.question.CatalogContents.Table;
import io.grapholap.common.question.CatalogNames;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.TestWarehouse;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A warehouse with two catalogs that the schema browser has read. */
abstract class CatalogScene {
    @Inject CatalogRefresh refresh;

    final Map<String, CatalogContents> warehouse = new TreeMap<>();

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

    void run() {
        try {
            VertxContextSupport.subscribeAndAwait(refresh::run);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    String refused() {
        try {
            run();
            return "";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    static Instant cachedAt(String catalog) {
        return Instant.parse(
                get("catalogs")
                        .extract()
                        .jsonPath()
                        .getString("data.find { it.catalog_name == '" + catalog + "' }.cached_at"));
    }

    static ValidatableResponse get(String path) {
        return As.alice().get("/api/schema/" + path).then().statusCode(200);
    }

    static ValidatableResponse search(String what, String q) {
        return As.alice()
                .queryParam("q", q)
                .get("/api/schema/search/" + what)
                .then()
                .statusCode(200);
    }

    static Table table(String name, String... columns) {
        var list =
                java.util.stream.IntStream.range(0, columns.length)
                        .mapToObj(i ->
                                new Column(columns[i], "VARCHAR", i == 0, i == 0 ? null : "'x'"))
                        .toList();
        return new Table(name, "BASE TABLE", list);
    }

    /** Other tests may have had the catalogs refreshed within the last minute. */
    static void nobodyHasTriggeredAnything() throws Throwable {
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
