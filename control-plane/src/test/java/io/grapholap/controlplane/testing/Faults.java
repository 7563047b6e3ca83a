package io.grapholap.controlplane.testing;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;

/** Bodies with faults in them, and what is answered to them. */
public final class Faults {
    private Faults() {}

    /** JSON that stands in a Java string: with {@code '} for {@code "}. */
    public static String json(String body) {
        return body.replace('\'', '"');
    }

    /** Whether the answer names that fault, maybe among others. */
    public static void named(ValidatableResponse answer, String field, String type) {
        answer.statusCode(400)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body("error.details.errors.field", hasItem(field))
                .body("error.details.errors.type", hasItem(type));
    }
}
