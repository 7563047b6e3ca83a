package io.grapholap.platform.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.grapholap.platform.identity.EndpointRules;
import io.grapholap.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wiring")
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
class PublicPortTest {
    private static RequestSpecification alice() {
        return given().header("X-Username", "alice");
    }

    @Test
    void theCallersRoleComesFromTheDirectoryUnlessTheHeaderSaysOne() {
        alice().get("/probe/me").then().statusCode(200).body("data", equalTo("alice/ANALYST"));
        alice().header("X-User-Role", "Admin")
                .get("/probe/me")
                .then()
                .body("data", equalTo("alice/ADMIN"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 401, UNAUTHORIZED",
                "nobody, -, 401, MISSING_ROLE",
                "alice, king, 401, INVALID_ROLE",
                "mallory, admin, 403, USER_DISABLED"
            })
    void whoIsNotKnownIsTurnedAway(String user, String role, int status, String code) {
        var request = given();
        if (user != null) {
            request.header("X-Username", user);
        }
        if (role != null) {
            request.header("X-User-Role", role);
        }
        request.get("/probe/me")
                .then()
                .statusCode(status)
                .body("error.code", equalTo(code))
                .body("error.message", notNullValue())
                .body("meta.request_id", notNullValue());
    }

    @Test
    void anEndpointForOpsIsClosedToAnalysts() {
        alice().get("/probe/ops")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("INSUFFICIENT_ROLE"))
                .body("error.details.required_role", equalTo("ops"))
                .body("error.details.user_role", equalTo("analyst"));
        given().header("X-Username", "dave").get("/probe/ops").then().statusCode(200);
        given().get("/probe/open").then().statusCode(200);
    }

    @Test
    void anEndpointWithoutARuleIsRefusedAndFound() {
        alice().get("/unruled").then().statusCode(403);
        assertThat(EndpointRules.endpoints(PublicPortTest.class)).hasSizeGreaterThan(5);
        assertThat(EndpointRules.endpointsWithoutAccess(PublicPortTest.class))
                .containsExactly("io.grapholap.platform.api.UnruledResource.get");
        assertThat(EndpointRules.endpointsWithoutAccess(Envelope.class)).isEmpty();
    }

    @Test
    void aRequestKeepsItsIdAndIsGivenOneOtherwise() {
        alice().header("X-Request-ID", "abc-1")
                .get("/probe/me")
                .then()
                .header("X-Request-ID", "abc-1")
                .body("meta.request_id", equalTo("abc-1"));
        alice().header("X-Request-ID", "white space{}")
                .get("/probe/me")
                .then()
                .header("X-Request-ID", not(startsWith("white")));
        given().header("X-Request-ID", "abc-2")
                .get("/no/such/route")
                .then()
                .header("X-Request-ID", "abc-2")
                .body("meta.request_id", equalTo("abc-2"));
    }

    @Test
    void aPageSaysWhereItStands() {
        alice().get("/probe/page?offset=2&limit=2")
                .then()
                .body("data.size()", equalTo(2))
                .body("meta.total", equalTo(7))
                .body("meta.offset", equalTo(2))
                .body("meta.limit", equalTo(2));
        alice().get("/probe/me").then().body("meta", not(hasKey("total")));
        alice().get("/probe/page?offset=-1&limit=500")
                .then()
                .statusCode(400)
                .body(
                        "error.details.errors.field",
                        equalTo(java.util.List.of("query.offset", "query.limit")));
    }

    @Test
    void jsonIsSnakeCaseBothWays() {
        alice().contentType(ContentType.JSON)
                .body(
                        "{\"thing_name\":\"x\",\"size\":1,\"born_at\":\"2026-01-02T03:04:05Z\",\"new\":1}")
                .post("/probe/things")
                .then()
                .statusCode(200)
                .body("data.thing_name", equalTo("x"))
                .body("data.born_at", equalTo("2026-01-02T03:04:05Z"))
                .body("data", hasKey("parts"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"size\":\"big\"} | body.size | type",
                "{\"parts\":[{\"size\":[]}]} | body.parts[0].size | type",
                "{\"parts\":7} | body.parts | type",
                "{\"born_at\":\"soon\"} | body.born_at | type",
                "{\"size\":-1} | body.size | range",
                "{oops | body | json",
                "[1] | body | type"
            })
    void brokenJsonIsExplained(String body, String field, String type) {
        alice().contentType(ContentType.JSON)
                .body(body)
                .post("/probe/things")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body("error.details.errors[0].field", equalTo(field))
                .body("error.details.errors[0].type", equalTo(type))
                .body("error.message", not(org.hamcrest.Matchers.containsString("io.grapholap")));
    }

    @Test
    void everyErrorHasTheOneShape() {
        alice().get("/probe/things/7")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("RESOURCE_NOT_FOUND"))
                .body("error.details.resource_id", equalTo(7));
        alice().get("/probe/things/seven")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"));
        alice().get("/probe/page?limit=many").then().statusCode(400);
        given().get("/nowhere")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("RESOURCE_NOT_FOUND"));
        alice().delete("/probe/me")
                .then()
                .statusCode(405)
                .header("Allow", equalTo("GET, HEAD, OPTIONS"))
                .body("error.code", equalTo("METHOD_NOT_ALLOWED"));
        alice().contentType(ContentType.TEXT)
                .body("x")
                .post("/probe/things")
                .then()
                .statusCode(415)
                .body("error.code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
        alice().get("/probe/away")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("error.details.service", equalTo("warehouse"));
        alice().get("/probe/bug")
                .then()
                .statusCode(500)
                .body("error.code", equalTo("INTERNAL_ERROR"))
                .body("error.message", not(org.hamcrest.Matchers.containsString("secret")));
    }

    @Test
    void healthIsOneOpenWord() {
        given().get("/health").then().statusCode(200).body("status", equalTo("healthy"));
        org.awaitility.Awaitility.await()
                .untilAsserted(() ->
                        given().get("/ready")
                                .then()
                                .statusCode(200)
                                .body("status", equalTo("ready")));
    }
}
