package io.grapholap.controlplane.instance;

import static io.grapholap.controlplane.instance.Instances.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.controlplane.testing.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long instances live, by what their owners say. */
@QuarkusTest
@Tag("wiring")
class LifecyclesTest {
    @Inject Scene scene;

    @AfterEach
    void clear() {
        scene.clear();
    }

    @Test
    void absentLeavesNullClearsAndTheWholeInstanceComesBack() {
        long id = scene.waiting("lives");
        lifecycle(id, "{\"ttl\": \"P1DT12H\"}")
                .statusCode(200)
                .body("data.id", equalTo((int) id))
                .body("data.status", equalTo("waiting_for_snapshot"))
                .body("data.ttl", equalTo("P1DT12H"))
                .body("data.inactivity_timeout", equalTo("PT4H"));
        assertThat(lifeOf(id)).isEqualTo(Duration.ofHours(36));

        lifecycle(id, "{\"inactivity_timeout\": null}")
                .statusCode(200)
                .body("data.ttl", equalTo("P1DT12H"))
                .body("data.inactivity_timeout", nullValue());

        lifecycle(id, "{\"ttl\": null, \"inactivity_timeout\": \"PT1H30M\"}")
                .statusCode(200)
                .body("data.ttl", nullValue())
                .body("data.inactivity_timeout", equalTo("PT1H30M"));
        assertThat(lifeOf(id)).as("no longer than any").isEqualTo(Duration.ofDays(7));

        lifecycle(id, "{}").statusCode(200).body("data.ttl", nullValue());
    }

    @Test
    void anExtensionCountsFromTheCurrentExpiryExactly() {
        long id = scene.waiting("longer");
        var before = expiryOf(id);
        lifecycle(id, "{\"extend_by\": \"PT90M\"}").statusCode(200);
        assertThat(expiryOf(id)).isEqualTo(before.plus(Duration.ofMinutes(90)));

        lifecycle(id, "{\"extend_by\": \"P6D\"}")
                .statusCode(400)
                .body("error.details.errors[0].field", equalTo("body.extend_by"))
                .body("error.details.errors[0].message", containsString("P7D"));
        lifecycle(id, "{\"extend_by\": \"PT1H\", \"ttl\": \"PT1H\"}").statusCode(400);
        assertThat(expiryOf(id)).isEqualTo(before.plus(Duration.ofMinutes(90)));
    }

    @Test
    void whatCannotBeIsRefused() {
        long id = scene.waiting("stays");
        for (var bad :
                new String[] {"P8D", "P7DT1S", "PT0S", "P", "PT", "P0D", "-PT1H", "soon", "P1M"}) {
            lifecycle(id, "{\"ttl\": \"" + bad + "\"}")
                    .statusCode(400)
                    .body("error.code", equalTo("VALIDATION_FAILED"))
                    .body("error.details.errors.field", hasItems("body.ttl"));
        }
        lifecycle(id, "{\"ttl\": \"P7D\"}").statusCode(200);
        As.bob()
                .body("{\"ttl\": \"PT1H\"}")
                .put("/api/instances/" + id + "/lifecycle")
                .then()
                .statusCode(403);
        As.alice().put("/api/instances/" + id + "/lifecycle").then().statusCode(400);
    }

    @Test
    void itIsNamedAnew() {
        long id = scene.waiting("old");
        As.alice()
                .body("{\"name\": \"new\", \"description\": \"better\"}")
                .put("/api/instances/" + id)
                .then()
                .statusCode(200)
                .body("data.name", equalTo("new"))
                .body("data.description", equalTo("better"));
        As.alice().body("{\"name\": null}").put("/api/instances/" + id).then().statusCode(200);
        get(id).body("data.name", equalTo("new"));
        As.alice().body("{\"name\": \" \"}").put("/api/instances/" + id).then().statusCode(400);
        As.bob().body("{\"name\": \"x\"}").put("/api/instances/" + id).then().statusCode(403);
    }

    private static ValidatableResponse lifecycle(long id, String body) {
        return As.alice().body(body).put("/api/instances/" + id + "/lifecycle").then();
    }

    private static Instant expiryOf(long id) {
        return Instant.parse(get(id).extract().jsonPath().getString("data.expires_at"));
    }

    private static Duration lifeOf(long id) {
        var json = get(id).extract().jsonPath();
        return Duration.between(
                Instant.parse(json.getString("data.created_at")),
                Instant.parse(json.getString("data.expires_at")));
    }
}
