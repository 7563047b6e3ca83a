package io.grapholap.controlplane.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @Test
    void combinedDurationsAreUnderstood() {
        assertThat(Durations.parse("P1DT12H")).contains(Duration.ofHours(36));
        assertThat(Durations.parse("PT1H30M")).contains(Duration.ofMinutes(90));
        assertThat(Durations.parse("P7D")).contains(Duration.ofDays(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1DT",
                "PT0S",
                "P0D",
                "-PT1H",
                "PT-1H",
                "pt1h",
                "1h",
                "P1W",
                "PT1.5S",
                "P36501D",
                "P99999999999999999999D"
            })
    void whatIsNoDurationOrNothingIsRefused(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }
}
