package io.grapholap.controlplane.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.grapholap.controlplane.testing.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** There is always somebody who can manage users. */
@QuarkusTest
@Tag("wiring")
class LastAdminTest {
    private static final String ONE = "admin-one";
    private static final String TWO = "admin-two";

    private List<String> others;

    @BeforeEach
    void leaveTwoAdmins() {
        as(ONE).get("/api/mappings").then().statusCode(200);
        as(TWO).get("/api/mappings").then().statusCode(200);
        others = activeAdmins().stream().filter(n -> !n.equals(ONE) && !n.equals(TWO)).toList();
        others.forEach(name -> as(ONE).delete("/api/users/" + name).then().statusCode(200));
        assertThat(activeAdmins()).containsExactlyInAnyOrder(ONE, TWO);
    }

    @AfterEach
    void restore() {
        var admin = activeAdmins().getFirst();
        others.forEach(name -> activate(admin, name, true).statusCode(200));
        for (var name : List.of(ONE, TWO)) {
            activate(admin, name, true).statusCode(200);
            role(admin, name, "admin").statusCode(200);
        }
    }

    @Test
    void theLastAdminCanNeitherStepDownNorBeDeactivated() {
        role(ONE, TWO, "analyst").statusCode(200);

        refused(role(ONE, ONE, "ops"));
        refused(activate(ONE, ONE, false));
        refused(as(ONE).delete("/api/users/" + ONE).then());

        assertThat(activeAdmins()).containsExactly(ONE);
        role(ONE, ONE, "admin").statusCode(200);
        as(ONE).body("{\"display_name\": \"One\"}")
                .put("/api/users/" + ONE)
                .then()
                .statusCode(200)
                .body("display_name", equalTo("One"));
        role(ONE, TWO, "admin").statusCode(200);
        role(ONE, ONE, "analyst").statusCode(200);
        assertThat(activeAdmins()).containsExactly(TWO);
    }

    @Test
    void anAdminWhoMayNotLogInDoesNotCount() {
        activate(ONE, TWO, false).statusCode(200);

        refused(role(ONE, ONE, "analyst"));
        as(ONE).delete("/api/users/" + TWO).then().statusCode(200);
    }

    @RepeatedTest(5)
    void ofTwoAdminsWhoPutEachOtherOutOneStays() throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> tasks =
                    List.of(
                            () -> role(ONE, TWO, "analyst").extract().statusCode(),
                            () -> as(TWO).delete("/api/users/" + ONE).statusCode());
            assertThat(threads.invokeAll(tasks).stream().map(Future::resultNow))
                    .containsOnlyOnce(200)
                    .containsAnyOf(409, 403);
        }
        assertThat(activeAdmins()).hasSize(1);
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(409)
                .body("error.code", equalTo("INVALID_STATE"))
                .body("error.message", containsString("only active admin"))
                .body("error.details.resource_id", equalTo(ONE));
    }

    private static ValidatableResponse role(String by, String name, String role) {
        return as(by).body("{\"role\": \"" + role + "\"}")
                .put("/api/users/" + name + "/role")
                .then();
    }

    private static ValidatableResponse activate(String by, String name, boolean active) {
        return as(by).body("{\"is_active\": " + active + "}").put("/api/users/" + name).then();
    }

    private static RequestSpecification as(String name) {
        return As.user(name, "admin");
    }

    private static List<String> activeAdmins() {
        return As.bob()
                .get("/api/users?is_active=true&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.findAll { it.role == 'admin' }.username", String.class);
    }
}
