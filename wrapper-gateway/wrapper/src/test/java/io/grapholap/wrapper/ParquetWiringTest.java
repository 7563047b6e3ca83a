package io.grapholap.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.common.event.WrapperEvent;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.InstanceToken;
import io.grapholap.common.instance.LoadStep;
import io.grapholap.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A snapshot without a built graph, and a client that does not wait for algorithms. */
@QuarkusTest
@TestProfile(ParquetWiringTest.Profile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class ParquetWiringTest {
    private static final String SLUG = "11111111-7425-40de-944b-e07fc1f90ae7";

    public static class Profile extends WrapperProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var config = super.getConfigOverrides();
            config.put("wrapper.url-slug", ParquetWiringTest.SLUG);
            config.put("wrapper.algorithm-answer-within", "1ms");
            return config;
        }

        @Override
        String store(Path directory) {
            return TinySnapshot.writeElsewhere(directory, false).toString();
        }
    }

    @ConfigProperty(name = WrapperProfile.SIGNING_KEY)
    String signingKey;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void theParquetIsLoadedAndSaidSo() {
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> RestAssured.get("/ready").statusCode() == 200);

        try (var events = new WrapperEvents(bootstrapServers, e -> e.slug().equals(SLUG))) {
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> !events.all(WrapperEvent.Ready.class).isEmpty());

            var ready = events.all(WrapperEvent.Ready.class).getFirst();
            assertThat(ready.builtGraph()).isFalse();
            assertThat(ready.nodeCount()).isEqualTo(5);
            var progress = events.all(WrapperEvent.Progressed.class);
            assertThat(progress)
                    .extracting(WrapperEvent.Progressed::phase)
                    .containsExactly(
                            InstancePhase.DOWNLOADING,
                            InstancePhase.LOADING_SCHEMA,
                            InstancePhase.LOADING_DATA,
                            InstancePhase.LOADING_DATA,
                            InstancePhase.READY);
            assertThat(progress.getLast().steps())
                    .extracting(LoadStep::name)
                    .containsExactly("download", "schema", "Airport", "ROUTE");
            assertThat(progress.getLast().steps())
                    .extracting(LoadStep::rowCount)
                    .containsExactly(null, null, 5L, 4L);
        }
    }

    @Test
    void anAlgorithmThatTakesAWhileIsFollowedByItsStatus() {
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> RestAssured.get("/ready").statusCode() == 200);

        var id =
                asAlice()
                        .contentType(ContentType.JSON)
                        .body(
                                Map.of(
                                        "node_labels",
                                        new String[] {"Airport"},
                                        "result_property",
                                        "c"))
                        .post("/algo/wcc")
                        .then()
                        .statusCode(202)
                        .body("status", equalTo("running"))
                        .extract()
                        .path("execution_id");

        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() ->
                        asAlice()
                                .get("/algo/status/" + id)
                                .then()
                                .statusCode(200)
                                .body("status", equalTo("completed"))
                                .body("nodes_updated", equalTo(5)));
    }

    private RequestSpecification asAlice() {
        var token =
                new InstanceToken.Signer(signingKey, Clock.systemUTC())
                        .sign("alice", "analyst", SLUG, WrapperProfile.INCARNATION);
        return RestAssured.given().header("Authorization", "Bearer " + token);
    }
}
