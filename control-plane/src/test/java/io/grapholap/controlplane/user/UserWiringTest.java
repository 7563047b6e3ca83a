package io.grapholap.controlplane.user;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.common.event.IdentityEvent;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.TestSettings;
import io.grapholap.platform.identity.Role;
import io.grapholap.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("wiring")
class UserWiringTest {
    @Inject UserAdmin admin;
    @Inject UserRepository users;
    @Inject Outbox outbox;

    @Test
    void aUserIsAddedShownChangedAndDeactivated() {
        create("ann", "analyst")
                .statusCode(201)
                .body("username", equalTo("ann"))
                .body("role", equalTo("analyst"))
                .body("is_active", equalTo(true))
                .body("created_at", notNullValue())
                .body("role_changed_at", nullValue())
                .body("$", not(hasKey("data")));

        As.carol()
                .body("{\"display_name\": \"Ann B.\"}")
                .put("/api/users/ann")
                .then()
                .statusCode(200)
                .body("display_name", equalTo("Ann B."))
                .body("email", equalTo("ann@example.com"));
        As.carol().body("{\"role\": \"ops\"}").put("/api/users/ann/role").then().statusCode(200);
        As.bob()
                .get("/api/users/ann")
                .then()
                .statusCode(200)
                .body("role", equalTo("ops"))
                .body("role_changed_by", equalTo("carol"))
                .body("role_changed_at", notNullValue());
        // The stored role is the one of who names none.
        given().header("X-Username", "ann").get("/api/config/lifecycle").then().statusCode(200);
        As.bob().get("/api/users/ann").then().body("last_login_at", notNullValue());

        for (int i = 0; i < 2; i++) {
            As.carol()
                    .delete("/api/users/ann")
                    .then()
                    .statusCode(200)
                    .body("is_active", equalTo(false));
        }
        As.user("ann", "admin")
                .get("/api/mappings")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("USER_DISABLED"));
        As.bob()
                .get("/api/users?is_active=false&limit=200")
                .then()
                .statusCode(200)
                .body("data.username", hasItem("ann"))
                .body("data.is_active", everyItem(equalTo(false)))
                .body("meta", anEmptyMap());
    }

    @Test
    void readsNeedALogin() {
        given().get("/api/users").then().statusCode(401);
        given().get("/api/users/alice").then().statusCode(401);
        As.bob().get("/api/users/who").then().statusCode(404);
        As.bob().get("/api/users?limit=201").then().statusCode(400);
        As.bob().get("/api/users?is_active=maybe").then().statusCode(400);
    }

    @Test
    void namesAndAddressesAreOnlyGivenOnce() {
        create("twin", "analyst").statusCode(201);
        create("twin", "analyst").statusCode(409).body("error.code", equalTo("ALREADY_EXISTS"));
        create("other-twin", "analyst").statusCode(201);
        As.carol()
                .body("{\"email\": \"twin@example.com\"}")
                .put("/api/users/other-twin")
                .then()
                .statusCode(409);
    }

    @Test
    void ofManyWhoAddTheSameUserOneDoes() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var tasks =
                    IntStream.range(0, 8)
                            .<Callable<Integer>>mapToObj(
                                    _ -> () -> create("race", "analyst").extract().statusCode())
                            .toList();
            var statuses = pool.invokeAll(tasks).stream().map(f -> f.resultNow()).toList();
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        }
    }

    @Test
    void changesAtTheSameTimeAllStay() throws Exception {
        create("busy", "analyst").statusCode(201);
        var bodies = List.of("{\"display_name\": \"D\"}", "{\"email\": \"new@busy.org\"}");
        try (var pool = Executors.newFixedThreadPool(2)) {
            var tasks =
                    bodies.stream()
                            .<Callable<Integer>>map(body ->
                                    () -> As.carol().body(body).put("/api/users/busy").statusCode())
                            .toList();
            assertThat(pool.invokeAll(tasks)).allMatch(f -> f.resultNow() == 200);
        }
        As.bob()
                .get("/api/users/busy")
                .then()
                .body("display_name", equalTo("D"))
                .body("email", equalTo("new@busy.org"));
    }

    @Test
    void opsMakeNoAdminsAndTouchNone() {
        var ops = "{\"role\": \"admin\"}";
        create("soon", "analyst").statusCode(201);
        create("chief", "admin").statusCode(201);
        As.user("dave", "ops").body(ops).put("/api/users/soon/role").then().statusCode(403);
        As.user("dave", "ops").body(ops).put("/api/users/dave/role").then().statusCode(403);
        As.user("dave", "ops").delete("/api/users/chief").then().statusCode(403);
        As.user("dave", "ops").delete("/api/users/soon").then().statusCode(200);
        As.bob().delete("/api/users/soon").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"username\": \"\", \"email\": \"a@b.c\", \"display_name\": \"x\"}",
                "{\"username\": \"u\", \"email\": \"none\", \"display_name\": \"x\"}",
                "{\"username\": \"u\", \"email\": \"a@b.c\"}",
                "{\"username\": \"u\", \"email\": \"a@b.c\", \"display_name\": \"x\","
                        + " \"role\": \"service\"}"
            })
    void whatCannotBeUnderstoodAddsNobody(String body) {
        As.carol().body(body).post("/api/users").then().statusCode(400);
    }

    @Test
    void theFirstUserNeedsTheTokenAndThereIsOnlyOne() throws Throwable {
        bootstrap("wrong").statusCode(401);
        given().contentType(ContentType.JSON)
                .body(body("first", "admin"))
                .post("/api/users/bootstrap")
                .then()
                .statusCode(401);
        create("somebody", "analyst");
        bootstrap(TestSettings.BOOTSTRAP_TOKEN).statusCode(409);

        var first = new NewUser("first", "first@example.com", "First", Role.ADMIN);
        var view =
                VertxContextSupport.subscribeAndAwait(() ->
                        Panache.withTransaction(() ->
                                Panache.getSession()
                                        .call(s ->
                                                s.createNativeQuery("delete from api_keys")
                                                        .executeUpdate())
                                        .flatMap(_ -> users.deleteAll())
                                        .flatMap(_ -> admin.bootstrap(first))
                                        .call(_ ->
                                                Panache.currentTransaction()
                                                        .invoke(t -> t.markForRollback()))));
        assertThat(view.role()).isEqualTo(Role.ADMIN);
        As.carol().get("/api/users/first").then().statusCode(404);
    }

    @Test
    void whatAnotherControlPlaneChangesCountsAsSoonAsItsEventArrives() throws Throwable {
        As.user("rex", "analyst").get("/api/mappings").then().statusCode(200);
        var rex = given().header("X-Username", "rex");
        // Remembered from here on.
        rex.get("/api/mappings").then().statusCode(200);

        VertxContextSupport.subscribeAndAwait(() ->
                Panache.withTransaction(() ->
                        users.update("active = false where username = 'rex'")
                                .flatMap(_ -> outbox.append(disabled("rex")))));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> rex.get("/api/mappings").then().statusCode(403));
    }

    private static IdentityEvent disabled(String username) {
        return new IdentityEvent.Changed(username, 2, "analyst", false, List.of(), Instant.now());
    }

    private static ValidatableResponse bootstrap(String token) {
        return given().contentType(ContentType.JSON)
                .header("X-Bootstrap-Token", token)
                .body(body("first", "admin"))
                .post("/api/users/bootstrap")
                .then();
    }

    private static ValidatableResponse create(String name, String role) {
        return As.carol().body(body(name, role)).post("/api/users").then();
    }

    private static String body(String name, String role) {
        return """
        {"username": "%1$s", "email": "%1$s@example.com", "display_name": "%1$s", "role": "%2$s"}
        """
                .formatted(name, role);
    }
}
