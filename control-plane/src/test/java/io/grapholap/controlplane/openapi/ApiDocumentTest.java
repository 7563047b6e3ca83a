package io.grapholap.controlplane.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.grapholap.controlplane.testing.ApiContract;
import io.grapholap.controlplane.testing.DocumentedAnswers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** The document that is checked in is what the endpoints say, and what is served. */
@QuarkusTest
@Tag("wiring")
class ApiDocumentTest {
    private static final ObjectMapper SORTED =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** After a wanted change: {@code OPENAPI_WRITE=1} writes the file anew. */
    @Test
    void theDocumentIsTheOneCheckedIn() throws IOException {
        var made = made();
        if (System.getenv("OPENAPI_WRITE") != null) {
            Files.writeString(ApiContract.FILE, made);
        }
        assertThat(made)
                .as("stale: run this test once with OPENAPI_WRITE=1 and look at the difference")
                .isEqualTo(Files.readString(ApiContract.FILE));
    }

    @Test
    @DisabledIfEnvironmentVariable(named = "OPENAPI_WRITE", matches = ".*")
    void theDocumentIsServedToWhoeverAsks() {
        var answer = given().get("/api/openapi.json").then().statusCode(200).extract();

        assertThat(answer.contentType()).isEqualTo("application/json;charset=UTF-8");
        assertThat(answer.asString()).isEqualTo(ApiContract.text());
        given().head("/api/openapi.json").then().statusCode(200);
    }

    /** The profile {@code local} shows it. */
    @Test
    void thePagesOfTheDocumentAreShownToNobody() {
        given().get("/api/docs").then().statusCode(404);
        given().get("/api/docs/index.html").then().statusCode(404);
    }

    @Test
    void theAnswersOfAllTestsAreHeldAgainstIt() {
        assertThat(RestAssured.filters()).hasAtLeastOneElementOfType(DocumentedAnswers.class);
    }

    /** From the endpoints, by the same tool that other services serve theirs with. */
    private static String made() {
        var json = given().noFilters().get("/made/openapi.json").then().statusCode(200).extract();
        try {
            var sorted = SORTED.convertValue(SORTED.readTree(json.asString()), Object.class);
            var lines = new DefaultIndenter("  ", "\n");
            var pretty = new DefaultPrettyPrinter();
            pretty.indentArraysWith(lines);
            pretty.indentObjectsWith(lines);
            return SORTED.writer(pretty).writeValueAsString(sorted) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
