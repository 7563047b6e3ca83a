package io.grapholap.controlplane.favorite;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Tag("wiring")
class FavoriteResourceTest {
    private final String fan = "fan-" + UUID.randomUUID();

    @Test
    void favoritesAreListedNewestFirstWithNameAndOwner() {
        long mapping = Graphs.storedFlights("liked");
        long snapshot = Graphs.requestedSnapshot(mapping, "liked too");
        long instance = instance(mapping, "liked most");
        add("mapping", mapping).statusCode(201).body("data.created_at", endsWith("Z"));
        add("snapshot", snapshot).statusCode(201);
        add("instance", instance)
                .statusCode(201)
                .body("data.resource_type", equalTo("instance"))
                .body("data.resource_id", equalTo((int) instance));

        list("").body("data.resource_type", contains("instance", "snapshot", "mapping"))
                .body("data.resource_name", contains("liked most", "liked too", "liked"))
                .body("data.resource_owner", contains("alice", "alice", "alice"))
                .body("data.resource_exists", contains(true, true, true));
        list("?resource_type=snapshot").body("data.resource_id", contains((int) snapshot));
        list("?resource_type=nonsense").body("data", hasSize(0));
    }

    @Test
    void aFavoriteIsAddedOnceAndRemovedOnce() {
        long mapping = Graphs.storedFlights("once");
        add("mapping", mapping).statusCode(201);
        add("mapping", mapping)
                .statusCode(409)
                .body("error.code", equalTo("ALREADY_EXISTS"))
                .body("error.details.resource_type", equalTo("favorite"));

        remove("mapping", mapping).statusCode(200).body("data.deleted", equalTo(true));

        remove("mapping", mapping)
                .statusCode(404)
                .body("error.code", equalTo("RESOURCE_NOT_FOUND"))
                .body("error.details.resource_type", equalTo("favorite"));
        remove("nonsense", mapping).statusCode(404);
    }

    @Test
    void aFavoriteGoesWithItsResource() {
        long mapping = Graphs.storedFlights("going");
        long snapshot = Graphs.requestedSnapshot(mapping, "going first");
        long instance = instance(mapping, "going before");
        add("mapping", mapping).statusCode(201);
        add("snapshot", snapshot).statusCode(201);
        add("instance", instance).statusCode(201);

        As.alice().delete("/api/instances/" + instance).then().statusCode(204);
        list("").body("data.resource_type", contains("snapshot", "mapping"));
        As.alice().delete("/api/snapshots/" + snapshot).then().statusCode(204);
        list("").body("data.resource_type", contains("mapping"));
    }

    @Test
    void whatOneMayNotSeeIsNoFavorite() {
        long snapshot = Graphs.requestedSnapshot(Graphs.storedFlights("secret"), "s");
        add("snapshot", snapshot).statusCode(201);
        As.alice()
                .body("{\"visibility\": \"private\", \"grants\": []}")
                .put("/api/snapshots/" + snapshot + "/access")
                .then()
                .statusCode(200);

        list("").body("data", hasSize(0));
        remove("snapshot", snapshot).statusCode(200);
        add("snapshot", snapshot).statusCode(404);

        As.alice()
                .body(
                        "{\"visibility\": \"private\", \"grants\": [{\"username\": \"%s\", \"level\": \"read\"}]}"
                                .formatted(fan))
                .put("/api/snapshots/" + snapshot + "/access")
                .then()
                .statusCode(200);
        add("snapshot", snapshot).statusCode(201);
        list("").body("data.resource_id", contains((int) snapshot));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|body.resource_type|required",
                "{'resource_type': 'graph', 'resource_id': 1}|400|body.resource_type|enum",
                "{'resource_type': 'mapping'}|400|body.resource_id|required",
                "{'resource_type': 'mapping', 'resource_id': 0}|400|body.resource_id|range",
                "{'resource_type': 'mapping', 'resource_id': -1}|400|body.resource_id|range",
                "{'resource_type': 'mapping', 'resource_id': 'x'}|400|body.resource_id|type",
            })
    void whatCannotBeAFavoriteIsRefused(String body, int status, String field, String type) {
        fan().body(body.replace('\'', '"'))
                .post("/api/favorites")
                .then()
                .statusCode(status)
                .body("error.details.errors.field", hasItem(field))
                .body("error.details.errors.type", hasItem(type));
    }

    @ParameterizedTest
    @CsvSource({"mapping", "snapshot", "instance"})
    void whatDoesNotExistIsNotFound(String type) {
        add(type, 999_999_999)
                .statusCode(404)
                .body("error.code", equalTo("RESOURCE_NOT_FOUND"))
                .body("error.details.resource_type", equalTo(type));
    }

    private long instance(long mapping, String name) {
        return As.alice()
                .body("{\"mapping_id\": %d, \"name\": \"%s\"}".formatted(mapping, name))
                .post("/api/instances")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("data.id");
    }

    private RequestSpecification fan() {
        return As.user(fan, "analyst");
    }

    private ValidatableResponse list(String query) {
        return fan().get("/api/favorites" + query).then().statusCode(200);
    }

    private ValidatableResponse add(String type, long id) {
        return fan().body("{\"resource_type\": \"%s\", \"resource_id\": %d}".formatted(type, id))
                .post("/api/favorites")
                .then();
    }

    private ValidatableResponse remove(String type, long id) {
        return fan().delete("/api/favorites/" + type + "/" + id).then();
    }
}
