package io.grapholap.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {
    private final Backoff backoff = Backoff.DEFAULT;

    @Property
    void waitsAtLeastTheFirstPauseAndAtMostTheLongestAndAQuarter(
            @ForAll @IntRange(min = 1, max = 8) int crashes, @ForAll long seed) {
        var pause = backoff.next(crashes, new Random(seed)).orElseThrow();

        assertThat(pause)
                .isBetween(backoff.first(), backoff.longest().multipliedBy(5).dividedBy(4));
    }

    @Property
    void givesUpAfterTheBound(@ForAll @IntRange(min = 9) int crashes) {
        assertThat(backoff.next(crashes, new Random(1))).isEmpty();
    }

    @Property
    void aLongLifeForgivesEarlierCrashes(@ForAll @IntRange(min = 0, max = 100) int crashes) {
        assertThat(backoff.count(crashes, backoff.settled())).isEqualTo(1);
        assertThat(backoff.count(crashes, Duration.ZERO)).isEqualTo(crashes + 1);
    }
}
