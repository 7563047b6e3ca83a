package io.grapholap.wrapper.algorithm;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.grapholap.common.instance.InstanceToken;
import io.grapholap.testkit.KafkaResource;
import io.grapholap.wrapper.WrapperProfile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WrapperProfile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class LockWiringTest {
    @Inject InstanceLock lock;

    @ConfigProperty(name = WrapperProfile.SIGNING_KEY)
    String signingKey;

    @Test
    void aSecondAlgorithmIsToldWhoHoldsTheLockAndQueriesGoOn() {
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> RestAssured.get("/ready").statusCode() == 200);
        lock.acquire(Runs.holder("alice", "e1"));
        try {
            as("carol", "admin")
                    .contentType(ContentType.JSON)
                    .body(Map.of("result_property", "x"))
                    .post("/algo/wcc")
                    .then()
                    .statusCode(409)
                    .body("error.code", equalTo("RESOURCE_LOCKED"))
                    .body("error.details.holder_username", equalTo("alice"))
                    .body("error.details.holder_name", equalTo("alice"))
                    .body("error.details.algorithm", equalTo("pagerank"))
                    .body("error.details.locked_at", notNullValue());
            as("bob", "analyst")
                    .get("/lock")
                    .then()
                    .body("lock.locked", equalTo(true))
                    .body("lock.holder_name", equalTo("alice"))
                    .body("lock.execution_id", equalTo("e1"));
            as("bob", "analyst")
                    .contentType(ContentType.JSON)
                    .body(Map.of("query", "MATCH (a:Airport) RETURN count(*)"))
                    .post("/query")
                    .then()
                    .statusCode(200);
        } finally {
            lock.release("e1");
        }
    }

    private RequestSpecification as(String username, String role) {
        var token =
                new InstanceToken.Signer(signingKey, Clock.systemUTC())
                        .sign(username, role, WrapperProfile.SLUG, WrapperProfile.INCARNATION);
        return RestAssured.given().header("Authorization", "Bearer " + token);
    }
}
