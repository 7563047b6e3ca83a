package io.grapholap.controlplane.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("wiring")
class AuditWiringTest {
    private static final int MANY = 60;

    @Test
    void whatWasDoneIsThereWhenItsAnswerIs() {
        long id = Graphs.storedFlights("audited");
        As.bob().delete("/api/mappings/" + id).then().statusCode(403);
        As.alice()
                .header("X-Request-ID", "my-deletion")
                .delete("/api/mappings/" + id)
                .then()
                .statusCode(204);

        entries("resource_type=mapping&resource_id=" + id)
                .body("data", hasSize(3))
                .body("data[0].action", equalTo("mapping.delete"))
                .body("data[0].actor", equalTo("alice"))
                .body("data[0].result", equalTo("ok"))
                .body("data[0].resource", equalTo("mapping/" + id))
                .body("data[0].request_id", equalTo("my-deletion"))
                .body("data[0].address", startsWith("127."))
                .body("data[1].actor", equalTo("bob"))
                .body("data[1].result", equalTo("PERMISSION_DENIED"))
                .body("data[2].action", equalTo("mapping.create"));
    }

    @Test
    void ofManyAtTheSameTimeEachIsStoredOnce() {
        try (var threads = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, MANY)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> deleteNothing(i), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(
                                        entries("actor=crowd&limit=100")
                                                .extract()
                                                .jsonPath()
                                                .getList("data.request_id", String.class))
                                .containsExactlyInAnyOrderElementsOf(
                                        IntStream.range(0, MANY)
                                                .mapToObj(i -> "crowd-" + i)
                                                .toList()));
    }

    private static void deleteNothing(int i) {
        As.user("crowd", "analyst")
                .header("X-Request-ID", "crowd-" + i)
                .delete("/api/mappings/999999999")
                .then()
                .statusCode(404);
    }

    @Test
    void filtersNarrowTheListAndReadsAreNotInIt() {
        var before = Instant.now();
        As.user("auditee", "analyst").get("/api/mappings").then().statusCode(200);
        As.user("auditee", "analyst").delete("/api/mappings/999999999").then().statusCode(404);
        As.user("auditee", "analyst").body("{}").post("/api/mappings").then().statusCode(400);

        entries("actor=auditee")
                .body("meta.total", equalTo(2))
                .body("data.result", equalTo(List.of("VALIDATION_FAILED", "RESOURCE_NOT_FOUND")));
        entries("actor=auditee&action=mapping.delete").body("meta.total", equalTo(1));
        entries("actor=auditee&since=" + before).body("meta.total", equalTo(2));
        entries("actor=auditee&until=" + before).body("meta.total", equalTo(0));
        entries("actor=auditee&limit=1")
                .body("data", hasSize(1))
                .body("data.actor", everyItem(equalTo("auditee")));
        As.carol().get("/api/audit?since=then").then().statusCode(400);
        As.bob().get("/api/audit").then().statusCode(403);
    }

    @Test
    void keysAreNamedAndNeverHeld() {
        var made =
                As.alice()
                        .body("{\"name\": \"secret\"}")
                        .post("/api/api-keys")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath();
        var key = made.getString("data.key");
        given().header("x-api-key", key)
                .delete("/api/api-keys/" + made.getLong("data.id"))
                .then()
                .statusCode(204);

        var all = entries("resource_type=api_key&resource_id=" + made.getLong("data.id"));
        all.body("data", hasSize(2)).body("data[0].key_id", equalTo(key.substring(4, 16)));
        assertThat(all.extract().asString()).doesNotContain(key.substring(16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entries set actor = 'nobody'",
                "delete from audit_entries",
                "truncate audit_entries"
            })
    void theDatabaseRefusesToForget(String sql) {
        As.alice().delete("/api/mappings/999999999").then().statusCode(404);
        assertThatThrownBy(() ->
                        VertxContextSupport.subscribeAndAwait(() ->
                                Panache.withTransaction(() ->
                                        Panache.getSession()
                                                .flatMap(session ->
                                                        session.createNativeQuery(sql)
                                                                .executeUpdate()))))
                .rootCause()
                .hasMessageContaining("never change");
    }

    private static ValidatableResponse entries(String query) {
        return As.carol().get("/api/audit?" + query).then().statusCode(200);
    }
}
