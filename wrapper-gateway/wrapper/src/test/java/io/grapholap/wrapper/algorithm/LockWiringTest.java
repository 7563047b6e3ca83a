package io.grapholap.wrapper.algorithm;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.grapholap.testkit.KafkaResource;
import io.grapholap.wrapper.SignedRequests;
import io.grapholap.wrapper.WrapperProfile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
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
        SignedRequests.awaitReady();
        var wrapper = new SignedRequests(signingKey);
        lock.acquire(Runs.holder("alice", "e1"));
        try {
            wrapper.as("carol", "admin")
                    .body(Map.of("result_property", "x"))
                    .post("/algo/wcc")
                    .then()
                    .statusCode(409)
                    .body("error.code", equalTo("RESOURCE_LOCKED"))
                    .body("error.details.holder_username", equalTo("alice"))
                    .body("error.details.holder_name", equalTo("alice"))
                    .body("error.details.algorithm", equalTo("pagerank"))
                    .body("error.details.locked_at", notNullValue());
            wrapper.as("bob", "analyst")
                    .get("/lock")
                    .then()
                    .body("lock.locked", equalTo(true))
                    .body("lock.holder_name", equalTo("alice"))
                    .body("lock.execution_id", equalTo("e1"));
            wrapper.as("bob", "analyst")
                    .body(Map.of("query", "MATCH (a:Airport) RETURN count(*)"))
                    .post("/query")
                    .then()
                    .statusCode(200);
        } finally {
            lock.release("e1");
        }
    }
}
