package io.grapholap.controlplane.mapping;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Tag("wiring")
class MappingListTest {
    @Test
    void listsAreSearchedWhateverTheCaseAndTakeNoPatterns() {
        Graphs.storedFlights("Needle 100% sure");
        Graphs.storedFlights("needle_two");

        As.alice()
                .get("/api/mappings?search=NEEDLE&sort_by=name&sort_order=asc")
                .then()
                .statusCode(200)
                .body("data.name", contains("Needle 100% sure", "needle_two"))
                .body("meta.total", equalTo(2))
                .body("meta.limit", equalTo(50))
                .body("meta.request_id", notNullValue())
                .body("data[0].node_count", equalTo(1))
                .body("data[0].edge_type_count", equalTo(1));
        As.alice()
                .queryParam("search", "e_t")
                .get("/api/mappings")
                .then()
                .body("data.name", contains("needle_two"));
        As.alice()
                .queryParam("search", "0%")
                .get("/api/mappings")
                .then()
                .body("data.name", contains("Needle 100% sure"));
    }

    @Test
    void listsComeInPartsNewestFirst() {
        for (int i = 0; i < 3; i++) {
            As.user("pager", "analyst")
                    .body(Graphs.flights("page " + i))
                    .post("/api/mappings")
                    .then()
                    .statusCode(201);
        }

        As.alice()
                .get("/api/mappings?owner=pager&offset=1&limit=1")
                .then()
                .body("data.name", contains("page 1"))
                .body("meta.total", equalTo(3))
                .body("meta.offset", equalTo(1))
                .body("meta.limit", equalTo(1));
        As.alice()
                .get("/api/mappings?owner=pager&created_after=2999-01-01T00:00:00Z")
                .then()
                .body("data", hasSize(0));
        As.alice()
                .get("/api/mappings?limit=101&offset=-1&sort_by=nothing&created_before=x")
                .then()
                .statusCode(400)
                .body(
                        "error.details.errors.field",
                        hasItems(
                                "query.limit",
                                "query.offset",
                                "query.sort_by",
                                "query.created_before"));
    }

    @ParameterizedTest
    @CsvSource({
        "name,            asc,  a b c",
        "name,            desc, c b a",
        "created_at,      asc,  b a c",
        "created_at,      desc, c a b",
        "updated_at,      desc, a c b",
        "current_version, desc, a c b",
        "current_version, asc,  b c a"
    })
    void listsAreSortedByEveryDocumentedField(String field, String order, String names) {
        if (As.alice().get("/api/mappings?owner=sorter").jsonPath().getInt("meta.total") == 0) {
            var ids = List.of(stored("b"), stored("a"), stored("c"));
            As.user("sorter", "analyst")
                    .body("{\"change_description\": \"why\", \"edge_definitions\": []}")
                    .put("/api/mappings/" + ids.get(1))
                    .then()
                    .statusCode(200);
        }

        As.alice()
                .get("/api/mappings?owner=sorter&sort_by=" + field + "&sort_order=" + order)
                .then()
                .statusCode(200)
                .body("data.name", equalTo(List.of(names.split(" "))));
    }

    private static long stored(String name) {
        return As.user("sorter", "analyst")
                .body(Graphs.flights(name))
                .post("/api/mappings")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("data.id");
    }
}
