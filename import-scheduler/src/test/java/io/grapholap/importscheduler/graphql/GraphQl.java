package io.grapholap.importscheduler.graphql;

import static io.restassured.RestAssured.given;

import io.grapholap.common.json.Json;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends documents as a user. */
public final class GraphQl {
    private final String username;

    private GraphQl(String username) {
        this.username = username;
    }

    public static GraphQl as(String username) {
        return new GraphQl(username);
    }

    public ValidatableResponse ask(String document) {
        return send(Map.of("query", document));
    }

    ValidatableResponse ask(String document, Map<String, Object> variables) {
        return send(Map.of("query", document, "variables", variables));
    }

    ValidatableResponse send(Object body) {
        try {
            return given().header("X-Username", username)
                    .contentType(ContentType.JSON)
                    .body(Json.mapper().writeValueAsString(body))
                    .post("/graphql")
                    .then();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file beside the tests, as it is. */
    public static String document(String name) {
        try (var file = GraphQl.class.getResourceAsStream("/documents/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
