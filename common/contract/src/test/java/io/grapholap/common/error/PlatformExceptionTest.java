package io.grapholap.common.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.error.PlatformException.HasDependencies;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformExceptionTest {
    @Test
    void theBodyHasTheShapeOfTheContract() throws Exception {
        var body = ErrorBody.of(new NotFound("mapping", 7L), "r-1");
        assertThat(Json.mapper().readTree(Json.mapper().writeValueAsString(body)))
                .isEqualTo(
                        Json.mapper()
                                .readTree(
                                        """
                                        {"error":{"code":"RESOURCE_NOT_FOUND","message":"No mapping 7 was found.",
                                        "details":{"resource_type":"mapping","resource_id":7}},
                                        "meta":{"request_id":"r-1"}}\
                                        """));
    }

    @Test
    void aValidationNamesTheFirstFaultAndCountsTheRest() {
        var failed =
                new ValidationFailed(
                        List.of(
                                new Fault("name", "is missing", "required"),
                                new Fault("ttl", "'x'", "pattern")));
        assertThat(failed).hasMessage("name: is missing (and 1 more)");
        assertThat(failed.code().status()).isEqualTo(400);
    }

    @Test
    void dependenciesAreCounted() {
        assertThat(new HasDependencies("mapping", 7L, "snapshot", 2))
                .hasMessage("The mapping 7 still has 2 snapshots; delete them first.");
    }
}
