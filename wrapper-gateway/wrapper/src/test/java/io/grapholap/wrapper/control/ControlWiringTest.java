package io.grapholap.wrapper.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.testkit.KafkaResource;
import io.grapholap.wrapper.SignedRequests;
import io.grapholap.wrapper.WrapperProfile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WrapperProfile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class ControlWiringTest {
    /** SHA-256 of the start token of the profile. */
    private static final String CONTROL_TOKEN =
            "e2ae1865c75fe404f1e7b3049aab3c729bc5114998665ea2ff7aaa68cb0e9381";

    @ConfigProperty(name = WrapperProfile.SIGNING_KEY)
    String signingKey;

    @BeforeEach
    void isReady() {
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> RestAssured.get("/ready").statusCode() == 200);
    }

    @Test
    void anotherShareIsTakenWithoutARestart() {
        long uptime = uptime();
        resize(CONTROL_TOKEN, 1L << 30, 2).statusCode(204);
        resize(CONTROL_TOKEN, 1L << 30, 2).statusCode(204);
        ask().statusCode(200).body("rows[0][0]", equalTo(5));
        assertThat(uptime()).isGreaterThanOrEqualTo(uptime);
    }

    @Test
    void onlyTheControlPlaneMayDoIt() {
        resize("start-token", 1L << 30, 2).statusCode(401);
        resize("", 1L << 30, 2).statusCode(401);
        RestAssured.given()
                .contentType(ContentType.JSON)
                .auth()
                .oauth2(new SignedRequests(signingKey).token("carol", "admin"))
                .body(Map.of("memory_bytes", 1L << 30, "cpu_cores", 2))
                .put("/control/resources")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"));
    }

    @Test
    void nonsenseIsRefused() {
        resize(CONTROL_TOKEN, 0, 2).statusCode(400);
        ask().statusCode(200);
    }

    private static ValidatableResponse resize(String token, long bytes, int cores) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header("X-Service-Token", token)
                .body(Map.of("memory_bytes", bytes, "cpu_cores", cores))
                .put("/control/resources")
                .then();
    }

    private ValidatableResponse ask() {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .auth()
                .oauth2(new SignedRequests(signingKey).token("bob", "analyst"))
                .body(Map.of("query", "MATCH (a:Airport) RETURN count(*)"))
                .post("/query")
                .then();
    }

    private long uptime() {
        return RestAssured.given()
                .auth()
                .oauth2(new SignedRequests(signingKey).token("bob", "analyst"))
                .get("/status")
                .then()
                .extract()
                .jsonPath()
                .getLong("uptime_seconds");
    }
}
