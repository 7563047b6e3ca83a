package io.grapholap.wrapper;

import static org.awaitility.Awaitility.await;

import io.grapholap.common.instance.InstanceToken;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Requests to the wrapper under test, with tokens as the gateway signs them. */
public final class SignedRequests {
    /** Runs for as long as it may. */
    public static final String LONG_QUERY =
            "UNWIND range(1, 30000) AS x UNWIND range(1, 30000) AS y UNWIND range(1, 30000) AS z"
                    + " WITH x, y, z WHERE x * y + z = 3 RETURN count(*)";

    private final InstanceToken.Signer signer;

    /**
     * @param signingKey the gateway's, as {@link WrapperProfile#SIGNING_KEY} names it
     */
    public SignedRequests(String signingKey) {
        this.signer = new InstanceToken.Signer(signingKey, Clock.systemUTC());
    }

    /** Until the graph can be asked. */
    public static void awaitReady() {
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> RestAssured.get("/ready").statusCode() == 200);
    }

    /** A token that the wrapper believes. */
    public String token(String username, String role) {
        return signer.sign(username, role, WrapperProfile.SLUG, WrapperProfile.INCARNATION);
    }

    /** A request with a JSON body, if it has one. */
    public RequestSpecification as(String username, String role) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + token(username, role))
                .contentType(ContentType.JSON);
    }

    /** What an analyst who owns nothing is answered. */
    public ValidatableResponse query(String text, Map<String, ?> parameters) {
        return as("bob", "analyst")
                .body(Map.of("query", text, "parameters", parameters))
                .post("/query")
                .then();
    }
}
