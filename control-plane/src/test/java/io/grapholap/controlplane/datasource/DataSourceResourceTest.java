package io.grapholap.controlplane.datasource;

import static io.grapholap.controlplane.datasource.Sources.create;
import static io.grapholap.controlplane.datasource.Sources.csv;
import static io.grapholap.controlplane.datasource.Sources.stored;
import static io.grapholap.controlplane.datasource.Sources.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.controlplane.testing.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Tag("wiring")
class DataSourceResourceTest {
    @Test
    void aStoredSourceIsGivenBackWithoutItsCredentials() {
        long id =
                stored(
                        user("whole"),
                        """
                        {"name": "lake", "source_type": "starburst", "is_default": true,
                         "config": {"host": "trino.example.com", "port": 8443, "tls": true},
                         "credentials": {"username": "svc", "password": "hunter2"}}
                        """);

        user("whole")
                .get("/api/data-sources/" + id)
                .then()
                .statusCode(200)
                .body("data.owner_username", equalTo("whole"))
                .body("data.name", equalTo("lake"))
                .body("data.source_type", equalTo("starburst"))
                .body("data.config.port", equalTo(8443))
                .body("data.is_default", equalTo(true))
                .body("data.shared", equalTo(false))
                .body("data.test_status", nullValue())
                .body("data.last_tested_at", nullValue())
                .body("data.created_at", endsWith("Z"))
                .body("data", not(hasKey("credentials")));
    }

    @Test
    void listsHoldTheCallersOwnTheDefaultFirstThenTheNewest() {
        csv("lister", "one");
        csv("lister", "two", "\"is_default\": true");
        csv("lister", "three");
        create(
                user("lister"),
                "{\"name\": \"four\", \"source_type\": \"gcs\", \"config\": {\"bucket\": \"b\"}}");
        csv("somebody", "shared", "\"shared\": true");

        user("lister")
                .get("/api/data-sources")
                .then()
                .statusCode(200)
                .body("data.name", contains("two", "four", "three", "one"));
        user("lister")
                .get("/api/data-sources?source_type=gcs")
                .then()
                .body("data.name", contains("four"));
        user("lister")
                .get("/api/data-sources?source_type=oracle")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_SOURCE_TYPE"))
                .body("error.details.allowed", hasItems("csv", "starburst"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                                                | VALIDATION_FAILED   | body.name body.source_type
                    {"name": " ", "source_type": "csv"}                               | VALIDATION_FAILED   | body.name
                    {"name": "n", "source_type": "oracle"}                            | INVALID_SOURCE_TYPE |
                    {"name": "n", "source_type": "CSV"}                               | INVALID_SOURCE_TYPE |
                    {"name": "n", "source_type": "starburst"}                         | VALIDATION_FAILED   | body.config.host
                    {"name": "n", "source_type": "csv", "config": {"x": 1}}           | VALIDATION_FAILED   | body.config.x
                    {"name": "n", "source_type": "csv", "config": []}                 | VALIDATION_FAILED   | body.config
                    {"name": "n", "source_type": "csv", "credentials": {"p": "x"}}    | VALIDATION_FAILED   | body.credentials.p
                    {"name": "n", "source_type": "csv", "credentials": "hunter2"}     | VALIDATION_FAILED   | body.credentials
                    {"name": "n", "source_type": "csv", "is_default": "maybe"}        | VALIDATION_FAILED   | body.is_default
                    """)
    void badInputIsRefusedWithAllItsFaults(String body, String code, String fields) {
        var answer =
                create(user("wrong"), body)
                        .then()
                        .statusCode(400)
                        .body("error.code", equalTo(code));
        if (fields != null) {
            answer.body("error.details.errors.field", contains(fields.split(" ")));
        }
        assertThat(answer.extract().asString()).doesNotContain("hunter2");
        user("wrong").get("/api/data-sources").then().body("data.size()", equalTo(0));
    }

    @Test
    void nobodyButTheOwnerSeesOrChangesOneNotEvenAnAdminOrWhenShared() {
        long id = csv("owner", "mine", "\"shared\": true");
        var path = "/api/data-sources/" + id;
        var others = List.of(As.bob(), As.carol(), As.user("dave", "ops"));
        for (var other : others) {
            for (var answer :
                    List.of(
                            other.get(path),
                            other.body("{\"name\": \"theirs\"}").put(path),
                            other.put(path + "/default"),
                            other.post(path + "/test"),
                            other.delete(path))) {
                answer.then()
                        .statusCode(403)
                        .body("error.code", equalTo("DATA_SOURCE_FORBIDDEN"))
                        .body("error.details.resource_id", equalTo((int) id));
            }
        }
        user("owner").get(path).then().body("data.name", equalTo("mine"));
        user("owner")
                .get("/api/data-sources/999999999")
                .then()
                .statusCode(404)
                .body("error.details.resource_type", equalTo("data_source"));
    }

    @Test
    void aChangeLeavesWhatItDoesNotNameAndIsCheckedWithWhatItKeeps() {
        long id =
                stored(
                        user("changer"),
                        """
                        {"name": "lake", "source_type": "databricks",
                         "config": {"host": "a.example.com", "http_path": "/x"}}
                        """);
        var path = "/api/data-sources/" + id;

        user("changer")
                .body("{\"name\": \"sea\", \"shared\": true}")
                .put(path)
                .then()
                .statusCode(200)
                .body("data.name", equalTo("sea"))
                .body("data.shared", equalTo(true))
                .body("data.config.host", equalTo("a.example.com"));
        user("changer")
                .body("{\"source_type\": \"gcs\"}")
                .put(path)
                .then()
                .statusCode(400)
                .body("error.details.errors.field", hasItem("body.config.bucket"));
        user("changer")
                .body("{\"source_type\": \"gcs\", \"config\": {\"bucket\": \"b\"}}")
                .put(path)
                .then()
                .statusCode(200)
                .body("data.source_type", equalTo("gcs"))
                .body("data.config", equalTo(java.util.Map.of("bucket", "b")));
    }

    @Test
    void aNameIsTakenOnceByEachOwner() {
        csv("namer", "lake");
        long other = csv("namer", "sea");

        create(user("namer"), "{\"name\": \"lake\", \"source_type\": \"csv\"}")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("ALREADY_EXISTS"));
        user("namer")
                .body("{\"name\": \"lake\"}")
                .put("/api/data-sources/" + other)
                .then()
                .statusCode(409);
        csv("namesake", "lake");

        var statuses =
                atOnce(
                        8,
                        i -> create(user("racer"), "{\"name\": \"x\", \"source_type\": \"csv\"}"));
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void exactlyOneIsTheDefaultHoweverManySwitchAtOnce() {
        var ids = IntStream.range(0, 6).mapToObj(i -> csv("switcher", "s" + i)).toList();

        var statuses =
                atOnce(
                        12,
                        i ->
                                i < 6
                                        ? user("switcher")
                                                .put("/api/data-sources/" + ids.get(i) + "/default")
                                        : create(
                                                user("switcher"),
                                                "{\"name\": \"n%d\", \"source_type\": \"csv\", \"is_default\": true}"
                                                        .formatted(i)));

        assertThat(statuses).containsOnly(200, 201);
        assertThat(
                        user("switcher")
                                .get("/api/data-sources")
                                .jsonPath()
                                .getList("data.is_default", Boolean.class))
                .startsWith(true)
                .containsOnlyOnce(true);
    }

    private static List<Integer> atOnce(int times, IntFunction<Response> call) {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var calls =
                    IntStream.range(0, times)
                            .<Callable<Integer>>mapToObj(i -> () -> call.apply(i).statusCode())
                            .toList();
            return threads.invokeAll(calls).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
