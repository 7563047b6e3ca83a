package io.grapholap.controlplane.instance;

import static org.awaitility.Awaitility.await;

import io.grapholap.controlplane.testing.As;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;

/** Asks for instances over HTTP: alice creates, bob looks. */
final class Instances {
    private Instances() {}

    static ValidatableResponse create(String body, Object id) {
        return As.alice().body(body.formatted(id)).post("/api/instances").then();
    }

    static ValidatableResponse list(String query) {
        return As.alice()
                .urlEncodingEnabled(false)
                .get("/api/instances?" + query)
                .then()
                .statusCode(200);
    }

    static ValidatableResponse get(long id) {
        return As.bob().get("/api/instances/" + id).then().statusCode(200);
    }

    static ValidatableResponse getAs(String user, long id) {
        return As.user(user, "analyst").get("/api/instances/" + id).then().statusCode(200);
    }

    static ValidatableResponse progress(long id) {
        return As.bob().get("/api/instances/" + id + "/progress").then().statusCode(200);
    }

    static String status(long id) {
        return get(id).extract().jsonPath().getString("data.status");
    }

    /** All that is not measured. */
    static List<Object> state(long id) {
        JsonPath json = get(id).extract().jsonPath();
        return List.of(
                json.getString("data.status"),
                json.getString("data.updated_at"),
                json.getString("data.started_at"),
                json.getString("data.instance_url"));
    }

    static void awaitStatus(long id, String status) {
        await().atMost(Scene.SOON).until(() -> status(id), s -> s.equals(status));
    }
}
