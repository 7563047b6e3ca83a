package io.grapholap.controlplane.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check that all REST tests go through tells right answers from wrong ones. */
class ApiContractTest {
    private static final String PATH = "/api/instances/user/status";
    private static final String RIGHT =
            """
            {"data": {"active_instances": 1, "per_user_limit": 5, "available_slots": 4},
             "meta": {"request_id": "r"}}
            """;
    private static final String REFUSED =
            """
            {"error": {"code": "MISSING_ROLE", "message": "m", "details": {}},
             "meta": {"request_id": "r"}}
            """;

    @Test
    void whatTheDocumentSaysIsRight() {
        assertThat(wrong(200, RIGHT)).isFalse();
        assertThat(wrong(401, REFUSED)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a missing field        | "active_instances": 1,   |
                    an unknown field       | "per_user_limit"         | "surprise": 1, "per_user_limit"
                    another type           | "active_instances": 1    | "active_instances": "one"
                    null                   | "active_instances": 1    | "active_instances": null
                    no id of the request   | "request_id": "r"        |
                    """)
    void anythingElseIsWrong(String what, String found, String instead) {
        assertThat(RIGHT).contains(found);
        assertThat(wrong(200, RIGHT.replace(found, instead == null ? "" : instead))).isTrue();
    }

    @Test
    void aStatusOrCodeThatTheRouteDoesNotNameIsWrong() {
        assertThat(wrong(418, REFUSED)).isTrue();
        assertThat(wrong(401, REFUSED.replace("MISSING_ROLE", "INSUFFICIENT_ROLE"))).isTrue();
    }

    private static boolean wrong(int status, String body) {
        var answer =
                SimpleResponse.Builder.status(status)
                        .withContentType("application/json")
                        .withHeader("X-Request-ID", "r")
                        .withBody(body)
                        .build();
        return ApiContract.check(PATH, Method.GET, answer).hasErrors();
    }
}
