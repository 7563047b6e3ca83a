package io.grapholap.controlplane.datasource;

import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Data sources that tests store. */
final class Sources {
    private Sources() {}

    static Response create(RequestSpecification as, String body) {
        return as.body(body).post("/api/data-sources");
    }

    /** A source of the deployment's files, with more fields such as {@code "shared": true}. */
    static long csv(String owner, String name, String... more) {
        var fields = more.length == 0 ? "" : ", " + String.join(", ", more);
        return stored(
                user(owner),
                "{\"name\": \"%s\", \"source_type\": \"csv\"%s}".formatted(name, fields));
    }

    static long stored(RequestSpecification as, String body) {
        return create(as, body).then().statusCode(201).extract().jsonPath().getLong("data.id");
    }

    static RequestSpecification user(String name) {
        return As.user(name, "analyst");
    }

    /** Stores a mapping that reads from the source, or says nothing of one. */
    static Response mapping(String owner, Long source) {
        var body = Graphs.flights("reads from " + source);
        return user(owner)
                .body(
                        source == null
                                ? body
                                : body.replaceFirst("\\{", "{\"data_source_id\": " + source + ", "))
                .post("/api/mappings");
    }
}
