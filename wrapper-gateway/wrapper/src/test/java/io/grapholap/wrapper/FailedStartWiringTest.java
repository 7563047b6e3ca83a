package io.grapholap.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.common.event.WrapperEvent;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstanceToken;
import io.grapholap.testkit.KafkaResource;
import io.grapholap.wrapper.report.ProcessExit;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A snapshot that is not there. */
@QuarkusTest
@TestProfile(FailedStartWiringTest.Profile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class FailedStartWiringTest {
    private static final String SLUG = "22222222-7425-40de-944b-e07fc1f90ae7";

    public static class Profile extends WrapperProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var config = super.getConfigOverrides();
            config.put("wrapper.url-slug", FailedStartWiringTest.SLUG);
            return config;
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(NoExit.class);
        }

        @Override
        String store(Path directory) {
            return directory.toUri() + "/";
        }
    }

    /** Remembers that the process would have ended. */
    @Alternative
    @ApplicationScoped
    public static class NoExit implements ProcessExit {
        volatile Integer code;

        @Override
        public void leave(int with) {
            code = with;
        }

        Integer code() {
            return code;
        }
    }

    @Inject NoExit exit;

    @ConfigProperty(name = WrapperProfile.SIGNING_KEY)
    String signingKey;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void aFailureIsToldIsTheLastWordAndEndsTheProcess() {
        try (var events = new WrapperEvents(bootstrapServers, e -> e.slug().equals(SLUG))) {
            await().atMost(60, TimeUnit.SECONDS).until(() -> exit.code() != null);

            assertThat(exit.code()).isEqualTo(1);
            await().atMost(10, TimeUnit.SECONDS)
                    .until(() -> !events.all(WrapperEvent.Failed.class).isEmpty());
            var failed = events.all(WrapperEvent.Failed.class);
            assertThat(failed)
                    .singleElement()
                    .satisfies(e -> {
                        assertThat(e.errorCode()).isEqualTo(InstanceErrorCode.DATA_LOAD_ERROR);
                        assertThat(e.message()).contains("manifest.json");
                        assertThat(e.stackTrace()).contains("StoreException");
                    });
            // Two heartbeats would have come by now.
            await().during(2500, TimeUnit.MILLISECONDS)
                    .atMost(5, TimeUnit.SECONDS)
                    .until(() -> events.all().getLast().event() instanceof WrapperEvent.Failed);
        }
        RestAssured.get("/ready").then().statusCode(503).body("status", equalTo("failed"));
        RestAssured.get("/health").then().statusCode(200);
        var token =
                new InstanceToken.Signer(signingKey, Clock.systemUTC())
                        .sign("alice", "analyst", SLUG, WrapperProfile.INCARNATION);
        RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(Map.of("query", "RETURN 1"))
                .post("/query")
                .then()
                .statusCode(503)
                .body("error.code", equalTo("DATABASE_NOT_INITIALIZED"))
                .body("error.message", containsString("manifest.json"));
    }
}
