package io.grapholap.controlplane.export;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.common.job.ClaimedJob;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.grapholap.controlplane.testing.TestSettings;
import io.grapholap.controlplane.testing.TestWorker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("wiring")
class JobSourcesTest {
    private static final String HOLDER = "source-test";

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private TestWorker worker;

    @BeforeEach
    void hire() {
        worker = new TestWorker(management, HOLDER);
    }

    @AfterEach
    void dismiss() {
        worker.close();
    }

    @Test
    void onlyTheHolderOfAJobLearnsWhereAndAsWhomItReads() {
        int source =
                As.alice()
                        .body(
                                "{\"name\": \"job source\", \"source_type\": \"csv\", \"config\":"
                                        + " {\"schema\": \"flights\"}}")
                        .post("/api/data-sources")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("data.id");
        var job = claimed("from a source", "{\"data_source_id\": " + source + ", ");

        ask(job, HOLDER, job.attempt(), TestSettings.WORKER_TOKEN)
                .statusCode(200)
                .body("type", equalTo("csv"))
                .body("config.schema", equalTo("flights"))
                .body("credentials.size()", equalTo(0));
        ask(job, "another", job.attempt(), TestSettings.WORKER_TOKEN)
                .statusCode(403)
                .body("error.code", equalTo("PERMISSION_DENIED"));
        ask(job, HOLDER, job.attempt() + 1, TestSettings.WORKER_TOKEN).statusCode(403);
        ask(job, HOLDER, job.attempt(), TestSettings.GATEWAY_TOKEN).statusCode(403);
        ask(job, HOLDER, job.attempt(), "no-token").statusCode(401);
        worker.renew(job, null, null);
        ask(job, HOLDER, job.attempt(), TestSettings.WORKER_TOKEN).statusCode(200);
    }

    @Test
    void aJobOfTheDeploymentsOwnWarehouseHasNone() {
        var job = claimed("from the warehouse", "{");

        ask(job, HOLDER, job.attempt(), TestSettings.WORKER_TOKEN).statusCode(204);
    }

    private ClaimedJob claimed(String name, String start) {
        int mapping =
                As.alice()
                        .body(Graphs.flights(name).replaceFirst("\\{", start))
                        .post("/api/mappings")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("data.id");
        return worker.claimFor(Graphs.requestedSnapshot(mapping, name)).getFirst();
    }

    private ValidatableResponse ask(ClaimedJob job, String holder, long attempt, String token) {
        return given().contentType(ContentType.JSON)
                .header("X-Service-Token", token)
                .body("{\"worker\": \"%s\", \"attempt\": %d}".formatted(holder, attempt))
                .post(management.resolve("/api/internal/export-jobs/" + job.jobId() + "/source"))
                .then();
    }
}
