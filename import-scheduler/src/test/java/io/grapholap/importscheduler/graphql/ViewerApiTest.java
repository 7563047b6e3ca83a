package io.grapholap.importscheduler.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.testkit.KafkaResource;
import io.grapholap.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wiring")
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
class ViewerApiTest {
    private static final String VIEWER = "{\"query\":\"{ viewer { user { name } } }\"}";
    private static final Path SDL = Path.of("schema.graphql");

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    private static ValidatableResponse ask(RequestSpecification request) {
        return request.contentType(ContentType.JSON).body(VIEWER).post("/graphql").then();
    }

    @Test
    void theViewerIsTheCaller() {
        ask(given().header("X-Username", "alice"))
                .statusCode(200)
                .body("data.viewer.user.name", equalTo("alice"))
                .body("errors", nullValue());
    }

    @Test
    void nobodyIsToldHowToLogIn() {
        ask(given())
                .statusCode(200)
                .body("data.viewer", nullValue())
                .body("errors", hasSize(1))
                .body(
                        "errors[0].message",
                        equalTo("Say who you are: send your name in X-Username."))
                .body("errors[0].extensions.code", equalTo("UNAUTHORIZED"));
        ask(given().header("X-Username", "alice").header("X-User-Role", "king"))
                .body("errors[0].extensions.code", equalTo("INVALID_ROLE"));
    }

    /** After a wanted change: {@code SCHEMA_WRITE=1} writes the file anew. */
    @Test
    void theSchemaIsTheOneCheckedIn() throws Exception {
        var served = given().get("/graphql/schema.graphql").then().statusCode(200).extract();
        if (System.getenv("SCHEMA_WRITE") != null) {
            Files.writeString(SDL, served.asString());
        }
        assertThat(served.asString()).isEqualTo(Files.readString(SDL));
    }

    @Test
    void theServiceIsReadyAndItsTablesStandInItsSchema() throws Exception {
        Awaitility.await()
                .untilAsserted(() ->
                        given().get("/ready")
                                .then()
                                .statusCode(200)
                                .body("status", equalTo("ready"))
                                .body("database", equalTo("connected")));
        try (var connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
                var tables =
                        connection
                                .getMetaData()
                                .getTables(null, "import_scheduler", "outbox", null)) {
            assertThat(tables.next()).isTrue();
        }
    }
}
