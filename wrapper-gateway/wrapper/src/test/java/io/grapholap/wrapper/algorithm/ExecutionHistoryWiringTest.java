package io.grapholap.wrapper.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.common.event.ExecutionEvent;
import io.grapholap.common.instance.InstanceToken;
import io.grapholap.platform.event.EventPublisher;
import io.grapholap.testkit.KafkaResource;
import io.grapholap.wrapper.Assigned;
import io.grapholap.wrapper.Assignment;
import io.grapholap.wrapper.SignedRequests;
import io.grapholap.wrapper.WrapperProfile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a wrapper ran is known to the next incarnation of its instance, by way of real Kafka. */
@QuarkusTest
@TestProfile(ExecutionHistoryWiringTest.Profile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class ExecutionHistoryWiringTest {
    private static final String EARLIER = "11111111-0000-4000-8000-000000000001";
    private static final String SLUG = "44444444-7425-40de-944b-e07fc1f90ae7";

    public static class Profile extends WrapperProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var config = super.getConfigOverrides();
            config.put("wrapper.url-slug", ExecutionHistoryWiringTest.SLUG);
            return config;
        }
    }

    @Inject ExecutionHistory history;
    @Inject EventPublisher events;
    @Inject Assigned assigned;
    @Inject Event<Assignment> assignments;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @ConfigProperty(name = WrapperProfile.SIGNING_KEY)
    String signingKey;

    @Test
    void theNextIncarnationKnowsWhatRanAndWhatDiedWithThisOne() {
        SignedRequests.awaitReady();
        var id =
                as("alice")
                        .contentType(ContentType.JSON)
                        .body(Map.of("node_label", "Airport", "result_property", "component"))
                        .post("/algo/wcc")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("execution_id");
        history.begun(Runs.execution("dies"));

        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> recalled(WrapperProfile.INCARNATION + 1).size() == 2);

        var executions = recalled(WrapperProfile.INCARNATION + 1);
        assertThat(executions)
                .filteredOn(e -> e.id().equals(id))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.username()).isEqualTo("alice");
                    assertThat(e.run().algorithm()).isEqualTo("wcc");
                    assertThat(e.run().labels()).containsExactly("Airport");
                    assertThat(e.run().resultProperty()).isEqualTo("component");
                    assertThat(e.state())
                            .isInstanceOfSatisfying(
                                    Execution.State.Completed.class,
                                    done -> assertThat(done.nodesUpdated()).isEqualTo(5));
                });
        assertThat(executions)
                .filteredOn(e -> e.id().equals("dies"))
                .singleElement()
                .satisfies(e ->
                        assertThat(e.state())
                                .isInstanceOfSatisfying(
                                        Execution.State.Failed.class,
                                        failed -> {
                                            assertThat(failed.code()).isEqualTo("ALGORITHM_ERROR");
                                            assertThat(failed.message())
                                                    .contains("instance ended while this ran");
                                        }));
        assertThat(recalled(WrapperProfile.INCARNATION))
                .as("an incarnation does not recall itself")
                .isEmpty();
    }

    @Test
    void clientsSeeWhatEarlierIncarnationsRan() {
        SignedRequests.awaitReady();
        events.publish(
                        new ExecutionEvent.Changed(
                                7,
                                SLUG,
                                WrapperProfile.INCARNATION - 1,
                                1,
                                KeptExecution.of(Runs.execution(EARLIER)),
                                Runs.START))
                .await()
                .atMost(Duration.ofSeconds(40));

        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> {
                    assignments
                            .fireAsync(assigned.get())
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS);
                    return as("bob").get("/algo/status/" + EARLIER).statusCode() == 200;
                });

        as("bob")
                .get("/algo/status/" + EARLIER)
                .then()
                .body("status", equalTo("failed"))
                .body("error_message", containsString("Run it again"))
                .body("user_name", equalTo("alice"))
                .body("result", nullValue());
        as("bob")
                .get("/algo/executions?limit=100&status_filter=failed")
                .then()
                .body("executions.execution_id", hasItem(EARLIER));
    }

    /** What a wrapper of that incarnation recalls of what this one ran. */
    private List<Execution> recalled(long incarnation) {
        var own = assigned.get();
        var next =
                new Assignment(
                        own.instanceId(),
                        own.urlSlug(),
                        incarnation,
                        "another-token",
                        own.snapshotId(),
                        own.mappingId(),
                        own.ownerId(),
                        own.storeRoot(),
                        own.workDir(),
                        null);
        var registry = new ExecutionRegistry();
        new EarlierExecutions(registry, kafka, Clock.systemUTC()).recall(next);
        return registry.newest(100, null).newest().stream()
                .filter(e -> !e.id().equals(EARLIER))
                .toList();
    }

    private RequestSpecification as(String username) {
        var token =
                new InstanceToken.Signer(signingKey, Clock.systemUTC())
                        .sign(username, "analyst", SLUG, WrapperProfile.INCARNATION);
        return RestAssured.given().header("Authorization", "Bearer " + token);
    }
}
