package io.grapholap.wrapper.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryBodyTest {
    @Test
    void aQueryHasAMinuteUnlessItSaysOtherwise() {
        var request = new QueryBody("RETURN 1", null, null).request(100, 1_000);

        assertThat(request.timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(request.parameters()).isEmpty();
        assertThat(request.maxRows()).isEqualTo(100);
        assertThat(new QueryBody("RETURN 1", Map.of(), 1_800_000L).request(100, 1_000).timeout())
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void parametersMayBeNull() {
        var parameters = new HashMap<String, Object>();
        parameters.put("x", null);

        assertThat(new QueryBody("RETURN $x", parameters, null).request(100, 1_000).parameters())
                .containsEntry("x", null);
    }

    @Test
    void everyBrokenLimitIsNamed() {
        assertFaults(new QueryBody(null, null, 999L), "body.query", "body.timeout_ms");
        assertFaults(new QueryBody("", null, 1_800_001L), "body.query", "body.timeout_ms");
        assertFaults(new QueryBody("x".repeat(100_001), null, null), "body.query");
        new QueryBody("x".repeat(100_000), null, 1_000L).request(100, 1_000);
    }

    private static void assertFaults(QueryBody body, String... fields) {
        assertThatThrownBy(() -> body.request(100, 1_000))
                .isInstanceOfSatisfying(
                        ValidationFailed.class,
                        e ->
                                assertThat((List<?>) e.details().get("errors"))
                                        .extracting("field")
                                        .containsExactly((Object[]) fields));
    }
}
