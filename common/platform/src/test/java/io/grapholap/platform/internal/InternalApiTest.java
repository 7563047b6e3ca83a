package io.grapholap.platform.internal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.job.ClaimRequest;
import io.grapholap.common.job.ClaimedJobs;
import io.grapholap.common.job.LeaseRequest;
import io.grapholap.platform.identity.KnownUser;
import io.grapholap.platform.identity.Role;
import io.grapholap.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wiring")
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
class InternalApiTest {
    private static final Duration WITHIN = Duration.ofSeconds(10);

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject Vertx vertx;

    private RequestSpecification worker() {
        return given().baseUri("http://127.0.0.1:" + management.getPort())
                .header("X-Service-Token", "worker-token");
    }

    private InternalClient client(String token) {
        return new InternalClient(
                vertx.createHttpClient(),
                "control-plane",
                URI.create("http://127.0.0.1:" + management.getPort()),
                token);
    }

    @Test
    void onlyNamedServicesWithTheirTokenAreAdmitted() {
        given().baseUri("http://127.0.0.1:" + management.getPort())
                .get("/api/internal/context")
                .then()
                .statusCode(401);
        given().baseUri("http://127.0.0.1:" + management.getPort())
                .header("X-Service-Token", "guess")
                .get("/api/internal/context")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHORIZED"));
        given().baseUri("http://127.0.0.1:" + management.getPort())
                .header("X-Service-Token", "gateway-token")
                .get("/api/internal/context")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("PERMISSION_DENIED"));
        worker().get("/api/internal/context")
                .then()
                .statusCode(200)
                .body("service", equalTo("export-worker"))
                .body("eventLoop", equalTo(true));
    }

    @Test
    void theInternalApiIsNotOnThePublicPort() {
        given().header("X-Service-Token", "worker-token")
                .get("/api/internal/context")
                .then()
                .statusCode(404);
    }

    @Test
    void aCallContinuesTheCallersTrace() {
        worker().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/api/internal/context")
                .then()
                .body("trace", startsWith("00-0af7651916cd43dd8448eb211c80319c-"));
    }

    @Test
    void errorsHaveTheOneShape() {
        worker().get("/api/internal/none")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("RESOURCE_NOT_FOUND"));
        worker().get("/api/internal/nothing").then().statusCode(204);
        worker().get("/api/internal/bug")
                .then()
                .statusCode(500)
                .body("error.message", not(containsString("secret")));
        worker().body("{oops")
                .post("/api/internal/export-jobs/claim")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"));
    }

    @Test
    void jobsAreClaimed() {
        worker().body("{\"worker\":\"w\",\"room\":1}")
                .post("/api/internal/export-jobs/claim")
                .then()
                .statusCode(200)
                .body("jobs.size()", equalTo(0));
    }

    @Test
    void theClientSpeaksTheInternalApi() {
        var client = client("worker-token");
        assertThat(
                        client.post(
                                        "/api/internal/export-jobs/claim",
                                        new ClaimRequest("w", 2),
                                        ClaimedJobs.class,
                                        WITHIN)
                                .await()
                                .atMost(WITHIN)
                                .jobs())
                .isEmpty();
        assertThat(
                        client.put(
                                        "/api/internal/export-jobs/7/lease",
                                        new LeaseRequest("w", 7, null, 5L),
                                        io.grapholap.common.job.LeaseAnswer.class,
                                        WITHIN)
                                .await()
                                .atMost(WITHIN)
                                .cancelled())
                .isTrue();
        assertThat(
                        client.find("/api/internal/users/al%20ice", KnownUser.class, WITHIN)
                                .await()
                                .atMost(WITHIN))
                .contains(new KnownUser("al ice", Role.ANALYST, true));
        assertThat(
                        client.find("/api/internal/users/eve", KnownUser.class, WITHIN)
                                .await()
                                .atMost(WITHIN))
                .isEmpty();
    }

    @Test
    void noAnswerInTimeIsUnavailable() {
        var slow =
                client("worker-token")
                        .get("/api/internal/slow", String.class, Duration.ofMillis(100));
        assertThatThrownBy(() -> slow.await().atMost(WITHIN)).isInstanceOf(Unavailable.class);
    }

    @Test
    void nobodyThereIsUnavailable() {
        var nobody =
                new InternalClient(
                        vertx.createHttpClient(),
                        "control-plane",
                        URI.create("http://127.0.0.1:1"),
                        "t");
        assertThatThrownBy(() -> nobody.get("/x", String.class, WITHIN).await().atMost(WITHIN))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("control-plane cannot be reached");
    }

    @Test
    void aReplicaThatIsAwayPassesTheQuestionOn() {
        var away =
                new InternalClient(
                        vertx.createHttpClient(), "worker", URI.create("http://127.0.0.1:1"), "t");
        var question = new ClaimRequest("w", 2);
        var path = "/api/internal/export-jobs/claim";
        var some = new InternalReplicas(List.of(away, client("worker-token")));
        for (int i = 0; i < 3; i++) {
            assertThat(some.ask(path, question, ClaimedJobs.class, WITHIN).await().atMost(WITHIN))
                    .isNotNull();
        }
        var none = new InternalReplicas(List.of(away));
        var unheard = none.ask(path, question, ClaimedJobs.class, WITHIN);
        assertThatThrownBy(() -> unheard.await().atMost(WITHIN)).isInstanceOf(Unavailable.class);
    }

    @Test
    void theWordOfAServiceOnWhatIsAwayIsKept() {
        var answer = client("worker-token").get("/api/internal/away", String.class, WITHIN);

        assertThatThrownBy(() -> answer.await().atMost(WITHIN))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_UNAVAILABLE))
                .hasMessage("It sleeps.");
    }

    @Test
    void metricsAndHealthAreOnTheManagementPort() {
        given().baseUri("http://127.0.0.1:" + management.getPort())
                .get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("jvm_memory"));
        given().baseUri("http://127.0.0.1:" + management.getPort())
                .get("/q/health/live")
                .then()
                .statusCode(200);
        given().get("/metrics").then().statusCode(404);
    }
}
