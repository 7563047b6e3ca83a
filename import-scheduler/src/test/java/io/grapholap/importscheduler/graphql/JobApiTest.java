package io.grapholap.importscheduler.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.testkit.KafkaResource;
import io.grapholap.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wiring")
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
class JobApiTest {
    private static final GraphQl ALICE = GraphQl.as("alice");

    @BeforeAll
    static void table() {
        Imports.table();
    }

    @Test
    void aJobIsCreatedValidatedFirstAndShownWhole() {
        var space = Imports.space("alice");
        ALICE.ask(
                        Imports.create(
                                space,
                                "scores",
                                ", dryRun: true",
                                "tableImportJob { id } validationResult { validationStatus error { code } } space { id }"))
                .body("errors", nullValue())
                .body("data.createTableImportJob.tableImportJob", nullValue())
                .body(
                        "data.createTableImportJob.validationResult.validationStatus",
                        equalTo("success"))
                .body("data.createTableImportJob.validationResult.error", nullValue())
                .body("data.createTableImportJob.space.id", equalTo(space));
        jobs(space, "first: 1").body("data.node.tableJobs.totalCount", equalTo(0));

        ALICE.ask(
                        Imports.create(
                                space,
                                "scores",
                                ", clientMutationId: \"m1\"",
                                "clientMutationId tableImportJob { id jobId jobStatus createdAt modelName modelId modelType modelEnvironmentName tableStore table projectId triggered pausedReason totalQueriesPendingCount schema { features changeTimestamp featuresList } }"))
                .body("errors", nullValue())
                .body("data.createTableImportJob.clientMutationId", equalTo("m1"))
                .rootPath("data.createTableImportJob.tableImportJob")
                .body("jobStatus", equalTo("active"))
                .body("createdAt", containsString("Z"))
                .body("modelName", equalTo("scores"))
                .body("modelId", nullValue())
                .body("modelType", equalTo("score_categorical"))
                .body("modelEnvironmentName", equalTo("production"))
                .body("tableStore", equalTo("DuckDB"))
                .body("table", equalTo("scores"))
                .body("projectId", nullValue())
                .body("triggered", equalTo(false))
                .body("schema.features", equalTo("feature_"))
                .body("schema.featuresList", nullValue());
    }

    @Test
    void theTableItselfIsLookedAt() {
        var space = Imports.space("alice");
        ALICE.ask(
                        Imports.create(
                                        space,
                                        "m",
                                        ", dryRun: true",
                                        "validationResult { error { code message } }")
                                .replace("\"changed\"", "\"chnged\""))
                .rootPath("data.createTableImportJob.validationResult.error")
                .body("code", equalTo("COLUMN_NOT_FOUND"))
                .body("message", containsString("'chnged' (is it 'changed'?)"));
        ALICE.ask(
                        Imports.create(
                                        space,
                                        "m",
                                        ", dryRun: true",
                                        "validationResult { error { code } }")
                                .replace("\"scores\"", "\"nothing\""))
                .body(
                        "data.createTableImportJob.validationResult.error.code",
                        equalTo("TABLE_NOT_FOUND"));
        var job = Imports.job("alice", space, "m");
        ALICE.ask(
                        "mutation { updateTableImportJob(input: {jobId: \"%s\", schema: {predictionLabel: \"label\", changeTimestamp: \"label\"}}) { clientMutationId } }"
                                .formatted(job))
                .body("data.updateTableImportJob", nullValue())
                .body("errors[0].extensions.code", equalTo("INVALID_COLUMN_TYPE"));
    }

    @Test
    void othersSeeNothingOfASpace() {
        var space = Imports.space("alice");
        var job = Imports.job("alice", space, "secret");
        var bob = GraphQl.as("bob");
        var unseen = bob.ask("{ node(id: \"" + job + "\") { id } }");
        unseen.body("data.node", nullValue())
                .body("errors[0].extensions.code", equalTo("RESOURCE_NOT_FOUND"))
                .body("errors[0].message", equalTo("No node " + job + " was found."));
        bob.ask("{ node(id: \"nothing\") { id } }")
                .body("errors[0].message", equalTo("No node nothing was found."));
        bob.ask(
                        "mutation { pauseTableImportJob(input: {jobId: \""
                                + job
                                + "\"}) { clientMutationId } }")
                .body("errors[0].extensions.code", equalTo("RESOURCE_NOT_FOUND"));
        bob.ask(Imports.create(space, "mine", "", "tableImportJob { id }"))
                .body("data.createTableImportJob", nullValue())
                .body("errors[0].extensions.code", equalTo("RESOURCE_NOT_FOUND"));

        ALICE.ask(
                        "mutation($s: ID!) { addSpaceMember(input: {spaceId: $s, username: \"bob\"}) { space { id } } }",
                        Map.of("s", space))
                .body("errors", nullValue());
        bob.ask("{ node(id: \"" + job + "\") { ... on TableImportJob { modelName } } }")
                .body("errors", nullValue())
                .body("data.node.modelName", equalTo("secret"));
        GraphQl.as("carol")
                .ask(
                        "{ node(id: \""
                                + space
                                + "\") { ... on Space { name organization { name } ingestionKey } } }")
                .body("data.node.ingestionKey", notNullValue());
    }

    @Test
    void pagesStayInPlaceWhileJobsAreAdded() {
        var space = Imports.space("alice");
        for (int i = 0; i < 5; i++) {
            Imports.job("alice", space, "m" + i);
        }
        List<String> seen = new ArrayList<>();
        var page = jobs(space, "first: 2");
        page.body("data.node.tableJobs.totalCount", equalTo(5))
                .body("data.node.tableJobs.pageInfo.hasNextPage", equalTo(true))
                .body("data.node.tableJobs.pageInfo.hasPreviousPage", equalTo(false));
        seen.addAll(page.extract().path("data.node.tableJobs.edges.node.modelName"));
        Imports.job("alice", space, "later");
        String end = page.extract().path("data.node.tableJobs.pageInfo.endCursor");
        var next = jobs(space, "first: 10, after: \"" + end + "\"");
        seen.addAll(next.extract().path("data.node.tableJobs.edges.node.modelName"));
        assertThat(seen).containsExactly("m4", "m3", "m2", "m1", "m0");
        next.body("data.node.tableJobs.pageInfo.hasNextPage", equalTo(false));

        var oldest = jobs(space, "last: 2");
        oldest.body("data.node.tableJobs.edges.node.modelName", equalTo(List.of("m1", "m0")))
                .body("data.node.tableJobs.pageInfo.hasPreviousPage", equalTo(true));
        String start = oldest.extract().path("data.node.tableJobs.pageInfo.startCursor");
        jobs(space, "last: 2, before: \"" + start + "\"")
                .body("data.node.tableJobs.edges.node.modelName", equalTo(List.of("m3", "m2")));
    }

    @Test
    void aSearchFindsTheIdFirstAndThenModelNames() {
        var space = Imports.space("alice");
        var job = Imports.job("alice", space, "Churn 100%");
        Imports.job("alice", space, "Fraud " + job);
        jobs(space, "first: 5, search: \"" + job + "\"")
                .body("data.node.tableJobs.edges.node.modelName", equalTo(List.of("Churn 100%")));
        jobs(space, "first: 5, search: \"0%\"")
                .body("data.node.tableJobs.edges.node.modelName", equalTo(List.of("Churn 100%")));
        jobs(space, "first: 5, search: \"_hurn\"").body("data.node.tableJobs.edges", hasSize(0));
    }

    @Test
    void aPageNeedsASizeWithinItsBounds() {
        var space = Imports.space("alice");
        jobs(space, "search: \"\"")
                .body("errors[0].message", containsString("a number below 101"))
                .body("errors[0].extensions.code", equalTo("BAD_USER_INPUT"));
        for (var bad :
                List.of("first: 0", "first: 101", "first: 1, last: 1", "first: 1, after: \"?\"")) {
            ALICE.ask(
                            "{ node(id: \"%s\") { ... on Space { tableJobs(%s) { totalCount } } } }"
                                    .formatted(space, bad))
                    .body("errors[0].extensions.code", equalTo("BAD_USER_INPUT"));
        }
    }

    @Test
    void aCallSaysWhatItCostsAndIsRefusedAboveTheLimit() {
        var space = Imports.space("alice");
        ALICE.ask(
                        "{ rateLimit { limit cost } node(id: \"%s\") { ... on Space { tableJobs(first: 50) { edges { node { id modelName jobStatus totalQueriesFailedCount totalQueriesSuccessCount } } } } } }"
                                .formatted(space))
                .body("errors", nullValue())
                .body("data.rateLimit.limit", equalTo(1000))
                .body("data.rateLimit.cost", equalTo(354));
        ALICE.ask(
                        "{ node(id: \"%s\") { ... on Space { tableJobs(first: 100) { edges { node { id jobId modelName jobStatus createdAt table modelType tableStore } } } } } }"
                                .formatted(space))
                .statusCode(200)
                .body("data", nullValue())
                .body("errors[0].message", containsString("costs 1001 points"))
                .body("errors[0].extensions.code", equalTo("COMPLEXITY_LIMIT_EXCEEDED"));
    }

    @Test
    void fieldsBesideEachOtherDoNotDisturbEachOther() {
        var space = Imports.space("alice");
        for (int i = 0; i < 6; i++) {
            Imports.job("alice", space, "m" + i);
        }
        var one =
                "... on Space { name tableJobs(first: 6) { edges { node { modelName queries(first: 3) { totalCount } } } } }";
        ALICE.ask(
                        "{ a: node(id: \"%1$s\") { %2$s } b: node(id: \"%1$s\") { %2$s } c: node(id: \"%1$s\") { %2$s } }"
                                .formatted(space, one))
                .body("errors", nullValue())
                .body(
                        "data.c.tableJobs.edges.node.queries.totalCount",
                        equalTo(List.of(0, 0, 0, 0, 0, 0)));
    }

    @Test
    void parametersOutOfBoundsNameTheBound() {
        var job = Imports.job("alice", Imports.space("alice"), "m");
        ALICE.ask(
                        "mutation { updateTableIngestionParameters(input: {jobId: \"%s\", tableIngestionParameters: {refreshIntervalMinutes: 0}}) { clientMutationId } }"
                                .formatted(job))
                .body("data.updateTableIngestionParameters", nullValue())
                .body("errors[0].message", containsString("between 1 and 10080"));
    }

    @Test
    void anIdOfAnotherKindIsRefused() {
        var space = Imports.space("alice");
        ALICE.ask(
                        "mutation { pauseTableImportJob(input: {jobId: \"%s\"}) { clientMutationId } }"
                                .formatted(space))
                .body("errors[0].extensions.code", equalTo("BAD_USER_INPUT"))
                .body("errors[0].message", containsString("is the id of a Space"));
    }

    @Test
    void theAddressOfASpaceAnswersWithIt() {
        given().header("X-Username", "alice")
                .get("/organizations/space_id/spaces/space_id")
                .then()
                .statusCode(200)
                .body("data.id", equalTo("space_id"))
                .body("data.name", equalTo("seed"));
        given().header("X-Username", "bob")
                .get("/organizations/space_id/spaces/space_id")
                .then()
                .statusCode(404);
        given().header("X-Username", "alice")
                .get("/organizations/other/spaces/space_id")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse jobs(String space, String arguments) {
        return ALICE.ask(
                "{ node(id: \"%s\") { ... on Space { tableJobs(%s) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { modelName } } } } } }"
                        .formatted(space, arguments));
    }
}
