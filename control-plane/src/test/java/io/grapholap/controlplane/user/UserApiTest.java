package io.grapholap.controlplane.user;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.TestSettings;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class UserApiTest {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void whoIsLetInIsKnownFromThenOn() {
        user("newcomer").statusCode(404).body("error.code", equalTo("RESOURCE_NOT_FOUND"));

        As.user("newcomer", "admin").get("/api/mappings").then().statusCode(200);

        user("newcomer")
                .statusCode(200)
                .body("username", equalTo("newcomer"))
                .body("role", equalTo("admin"))
                .body("active", equalTo(true));
    }

    @Test
    void whoIsKnownNeedsToNameNoRole() {
        given().header("X-Username", "quiet").get("/api/mappings").then().statusCode(401);

        As.user("quiet", "analyst").get("/api/mappings").then().statusCode(200);

        given().header("X-Username", "quiet").get("/api/mappings").then().statusCode(200);
    }

    @Test
    void aNameThatIsAnothersAddressGetsOneOfItsOwn() {
        As.user("x@y.z", "analyst").get("/api/mappings").then().statusCode(200);

        user("x@y.z").statusCode(200);
    }

    @Test
    void workersMayNotAskForUsers() {
        given().header("X-Service-Token", TestSettings.WORKER_TOKEN)
                .get(management.resolve("/api/internal/users/alice"))
                .then()
                .statusCode(403);
    }

    @Test
    void healthAndReadinessAreOpen() {
        given().get("/health").then().statusCode(200).body("status", equalTo("healthy"));
        given().get("/ready").then().statusCode(200).body("status", equalTo("ready"));
    }

    private ValidatableResponse user(String name) {
        return given().header("X-Service-Token", TestSettings.GATEWAY_TOKEN)
                .get(management.resolve("/api/internal/users/" + name))
                .then();
    }
}
