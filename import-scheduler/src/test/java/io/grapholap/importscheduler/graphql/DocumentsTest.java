package io.grapholap.importscheduler.graphql;

import static io.grapholap.importscheduler.graphql.GraphQl.document;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.common.json.Json;
import io.grapholap.testkit.KafkaResource;
import io.grapholap.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.DriverManager;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The documents that clients were given run word for word, placeholders and all: the space {@code
 * space_id} is there, and a job that is called {@code ID} or {@code job_id}.
 */
@Tag("wiring")
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
class DocumentsTest {
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @BeforeEach
    void jobsOfThoseNames() throws Exception {
        Imports.table();
        try (var connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("set search_path = import_scheduler");
            for (var id : new String[] {"ID", "job_id"}) {
                statement.execute("delete from table_job_queries where job_id = '" + id + "'");
                statement.execute("delete from table_jobs where id = '" + id + "'");
                var made = Imports.job("alice", "space_id", "My Test Model");
                statement.execute(
                        "update table_jobs set id = '%s' where id = '%s'".formatted(id, made));
            }
        }
    }

    private static ValidatableResponse run(String name) {
        return GraphQl.as("alice").ask(document(name + ".graphql")).statusCode(200);
    }

    private static ValidatableResponse run(String name, Object variables) {
        return GraphQl.as("alice")
                .send(Map.of("query", document(name + ".graphql"), "variables", variables))
                .statusCode(200);
    }

    @Test
    void aDryRunTellsWhatIsWrong() throws Exception {
        var variables = Json.mapper().readTree(document("dry-run.json"));
        for (var answer :
                new ValidatableResponse[] {run("dry-run", variables), run("dry-run-inline")}) {
            answer.body("errors", nullValue())
                    .body(
                            "data.createTableImportJob.validationResult.validationStatus",
                            equalTo("failure"))
                    .body(
                            "data.createTableImportJob.validationResult.error.message",
                            equalTo(
                                    "This installation has no connection to BigQuery; it imports from [DuckDB]."));
        }
    }

    @Test
    void aJobOfAStoreThatIsNotConnectedIsNotCreated() throws Exception {
        var variables = Json.mapper().readTree(document("create.json"));
        for (var answer :
                new ValidatableResponse[] {run("create", variables), run("create-inline")}) {
            answer.body("errors", nullValue())
                    .body("data.createTableImportJob.tableImportJob", nullValue());
        }
    }

    @Test
    void theJobsOfASpaceAreListed() {
        run("jobs")
                .body("errors", nullValue())
                .body("data.node.tableJobs.edges.node", hasSize(greaterThan(1)))
                .body("data.node.tableJobs.edges[0].node.id", notNullValue())
                .body("data.node.tableJobs.edges[0].node.modelName", equalTo("My Test Model"))
                .body("data.node.tableJobs.edges[0].node.jobStatus", equalTo("active"))
                .body("data.node.tableJobs.edges[0].node.totalQueriesFailedCount", equalTo(0))
                .body("data.node.tableJobs.edges[0].node.totalQueriesSuccessCount", equalTo(0));
        run("job-id").body("errors", nullValue()).body("data.node.tableJobs.edges", hasSize(0));
    }

    @Test
    void theWindowsOfAJobAreListed() {
        run("queries").body("errors", nullValue()).body("data.node.queries.totalCount", equalTo(0));
    }

    @Test
    void aJobIsPausedStartedAndDeleted() {
        run("pause")
                .body("errors", nullValue())
                .body("data.pauseTableImportJob.tableImportJob.jobStatus", equalTo("inactive"));
        run("start").body("data.startTableImportJob.tableImportJob.jobStatus", equalTo("active"));
        run("delete")
                .body("data.deleteTableImportJob.tableImportJob.jobStatus", equalTo("deleted"));
        run("start")
                .body("data.startTableImportJob", nullValue())
                .body("errors[0].extensions.code", equalTo("JOB_DELETED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "inactive", "deleted"})
    void anUpdateMaySetTheStatus(String status) {
        GraphQl.as("alice")
                .ask(
                        "mutation { updateTableImportJob(input: {jobId: \"ID\", jobStatus: %s, schema: {predictionLabel: \"label\", changeTimestamp: \"changed\"}}) { tableImportJob { jobStatus } } }"
                                .formatted(status))
                .body("data.updateTableImportJob.tableImportJob.jobStatus", equalTo(status));
    }

    @Test
    void aTriggeredJobIsForStoresThatAllowIt() {
        run("create-triggered")
                .body("errors", nullValue())
                .body("data.createTriggeredOngoingTableImportJob.tableImportJob", nullValue())
                .body(
                        "data.createTriggeredOngoingTableImportJob.validationResult.error.code",
                        equalTo("WAREHOUSE_UNAVAILABLE"))
                .body("data.createTriggeredOngoingTableImportJob.space.id", notNullValue());
    }

    @Test
    void parametersAndSchemaAreUpdated() {
        run("update-parameters")
                .body("errors", nullValue())
                .body("data.updateTableIngestionParameters.tableImportJob.id", notNullValue());
        run(
                        "update",
                        Map.of(
                                "jobId", "job_id",
                                "schema",
                                        Map.of(
                                                "predictionLabel",
                                                "label",
                                                "changeTimestamp",
                                                "changed"),
                                "tableIngestionParameters", Map.of("queryWindowSizeHours", 6)))
                .body("errors", nullValue())
                .body("data.updateTableImportJob.tableImportJob.id", notNullValue());
        GraphQl.as("alice")
                .ask(
                        "{ node(id: \"job_id\") { ... on TableImportJob { schema { predictionId predictionLabel features } tableIngestionParameters { refreshIntervalSeconds queryWindowSizeSeconds queryWindowSizeHours } } } }")
                .body("data.node.schema.predictionLabel", equalTo("label"))
                .body("data.node.schema.predictionId", nullValue())
                .body("data.node.schema.features", nullValue())
                .body("data.node.tableIngestionParameters.refreshIntervalSeconds", equalTo(3600))
                .body("data.node.tableIngestionParameters.queryWindowSizeSeconds", equalTo(21600))
                .body("data.node.tableIngestionParameters.queryWindowSizeHours", equalTo(6));
    }
}
