package io.grapholap.controlplane.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.TestSettings;
import io.grapholap.platform.identity.ApiKey;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("wiring")
class ApiKeyWiringTest {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void aKeyIsShownOnceAndWorksInEveryHeaderUntilItIsRevoked() {
        var made = make("alice", "analyst", "{\"name\": \"notebook\"}");
        var key = made.getString("data.key");
        var path = "/api/api-keys/" + made.getLong("data.id");

        assertThat(key).startsWith(made.getString("data.prefix")).startsWith(ApiKey.PREFIX);
        given().header("Authorization", "Bearer " + key)
                .get("/api/users/alice")
                .then()
                .statusCode(200);
        given().header("x-api-key", key).get("/api/mappings").then().statusCode(200);
        given().header("X-Internal-Api-Key", key).get("/api/mappings").then().statusCode(200);
        As.alice()
                .get("/api/api-keys")
                .then()
                .statusCode(200)
                .body("data.id", hasItem(made.getInt("data.id")))
                .body("data.owner_username", everyItem(equalTo("alice")))
                .body("data.key", everyItem(equalTo(null)));
        introspect(key).body("[0].owner", equalTo("alice")).body("[0].role", equalTo("analyst"));

        As.bob().delete(path).then().statusCode(404);
        As.alice().delete(path).then().statusCode(204);
        As.alice().delete(path).then().statusCode(204);

        given().header("x-api-key", key)
                .get("/api/mappings")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"))
                .body("error.message", not(startsWith(key)));
        introspect(key).body("", hasSize(0));
    }

    @Test
    void neitherTheSwitchNorAHeaderSavesABadKey() {
        As.carol()
                .header("x-api-key", ApiKey.newText())
                .get("/api/mappings")
                .then()
                .statusCode(401);
        As.carol()
                .header("Authorization", "Bearer " + ApiKey.newText())
                .get("/api/mappings")
                .then()
                .statusCode(401);
        var key = make("alice", "analyst", "{\"name\": \"n\"}").getString("data.key");
        given().header("x-api-key", key)
                .header("X-User-Role", "admin")
                .get("/api/audit")
                .then()
                .statusCode(403);
    }

    @Test
    void aKeyThatOnlyReadsChangesNothing() {
        var key =
                make("alice", "analyst", "{\"name\": \"r\", \"scopes\": [\"read\"]}")
                        .getString("data.key");
        given().header("x-api-key", key).get("/api/mappings").then().statusCode(200);
        given().header("x-api-key", key)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/mappings")
                .then()
                .statusCode(403)
                .body("error.details.required_scope", equalTo("write"));
    }

    @Test
    void onlyAdminsMakeKeysThatActForOthersAndThoseTakeTheirStoredRole() {
        As.user("stored-ops", "ops").get("/api/mappings").then().statusCode(200);
        var body = "{\"name\": \"hub\", \"role\": \"service\", \"scopes\": [\"read\", \"act-as\"]}";
        As.alice().body(body).post("/api/api-keys").then().statusCode(403);
        As.user("dave", "ops").body(body).post("/api/api-keys").then().statusCode(403);
        var key = make("carol", "admin", body).getString("data.key");

        acting(key, "stored-ops").get("/api/audit").then().statusCode(403);
        acting(key, "stored-ops").get("/api/api-keys").then().statusCode(200);
        acting(key, "nobody-knows").get("/api/mappings").then().statusCode(401);
        var own = make("alice", "analyst", "{\"name\": \"own\"}").getString("data.key");
        acting(own, "carol").get("/api/mappings").then().statusCode(403);
    }

    private static RequestSpecification acting(String key, String who) {
        return given().header("X-Internal-Api-Key", key)
                .header("X-Username", who)
                .header("X-User-Role", "admin");
    }

    @Test
    void theKeyOfADisabledUserIsRefusedAtOnce() {
        var key = make("leaver", "analyst", "{\"name\": \"k\"}").getString("data.key");
        given().header("x-api-key", key).get("/api/mappings").then().statusCode(200);
        As.carol().delete("/api/users/leaver").then().statusCode(200);
        given().header("x-api-key", key)
                .get("/api/mappings")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("USER_DISABLED"));
    }

    @Test
    void anExpiredKeyIsRefused() {
        var end = Instant.now().plusMillis(700);
        var key =
                make("alice", "analyst", "{\"name\": \"e\", \"expires_at\": \"" + end + "\"}")
                        .getString("data.key");
        await().until(() ->
                given().header("x-api-key", key).get("/api/mappings").statusCode() == 401);
        assertThat(Instant.now()).isAfterOrEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"n\", \"role\": \"king\"}",
                "{\"name\": \"n\", \"scopes\": []}",
                "{\"name\": \"n\", \"scopes\": [\"run\"]}",
                "{\"name\": \"n\", \"scopes\": [null]}",
                "{\"name\": \"n\", \"expires_at\": \"2020-01-01T00:00:00Z\"}",
                "{\"name\": \"n\", \"expires_at\": \"soon\"}"
            })
    void whatCannotBeUnderstoodMakesNoKey(String body) {
        As.alice().body(body).post("/api/api-keys").then().statusCode(400);
    }

    @Test
    void nobodyMakesAKeyThatMayDoMoreThanThey() {
        As.alice()
                .body("{\"name\": \"n\", \"role\": \"admin\"}")
                .post("/api/api-keys")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse introspect(String key) {
        var read = ApiKey.read(key).orElseThrow();
        return given().contentType(ContentType.JSON)
                .header("X-Service-Token", TestSettings.GATEWAY_TOKEN)
                .body("{\"id\": \"%s\", \"sha256\": \"%s\"}".formatted(read.id(), read.sha256()))
                .post(management.resolve("/api/internal/api-keys/introspect"))
                .then()
                .statusCode(200);
    }

    private static JsonPath make(String who, String role, String body) {
        return As.user(who, role)
                .body(body)
                .post("/api/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
