package io.grapholap.controlplane.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Requests of the people that tests know. */
public final class As {
    private As() {}

    public static RequestSpecification alice() {
        return user("alice", "analyst");
    }

    public static RequestSpecification bob() {
        return user("bob", "analyst");
    }

    public static RequestSpecification carol() {
        return user("carol", "admin");
    }

    public static RequestSpecification dave() {
        return user("dave", "ops");
    }

    public static RequestSpecification user(String name, String role) {
        return given().contentType(ContentType.JSON)
                .header("X-Username", name)
                .header("X-User-Role", role);
    }
}
