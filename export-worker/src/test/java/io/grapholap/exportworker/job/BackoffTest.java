package io.grapholap.exportworker.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {
    @Property(tries = 100)
    void waitsGrowToTheBoundAndNeverPastIt(@ForAll @IntRange(max = 200) int failures) {
        var backoff = new Backoff(Duration.ofSeconds(15));
        for (int i = 0; i < failures; i++) {
            backoff.next();
        }

        var wait = backoff.next();

        assertThat(wait).isBetween(Duration.ofMillis(250), Duration.ofSeconds(15));
        if (failures > 6) {
            assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMillis(7_500));
        }
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(500));
    }
}
