package io.grapholap.controlplane.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HealthServiceTest {
    private static final Probe GOOD = probe("good", false, () -> Uni.createFrom().item(1));

    @Test
    void allThatAnswerAreHealthy() {
        var health = check(GOOD, probe("vital", true, () -> Uni.createFrom().voidItem()));

        assertThat(health.status()).isEqualTo("healthy");
        assertThat(health.components()).containsOnlyKeys("good", "vital");
        assertThat(health.components().get("good").error()).isNull();
    }

    @Test
    void onePartAwayDegradesAndSaysWhy() {
        var health =
                check(
                        probe(
                                "bad",
                                false,
                                () -> Uni.createFrom().failure(new IllegalStateException("gone"))),
                        GOOD);

        assertThat(health.status()).isEqualTo("degraded");
        assertThat(health.components().get("bad").status()).isEqualTo("unhealthy");
        assertThat(health.components().get("bad").error()).isEqualTo("gone");
        assertThat(health.components().get("good").status()).isEqualTo("healthy");
    }

    @Test
    void withoutAVitalPartNothingIsHealthyWhateverElseIsAway() {
        Supplier<Uni<?>> thrown =
                () -> {
                    throw new IllegalStateException("not even asked");
                };

        assertThat(check(probe("a", true, thrown), probe("b", false, thrown), GOOD).status())
                .isEqualTo("unhealthy");
        assertThat(check(probe("a", false, thrown), probe("b", true, thrown), GOOD).status())
                .isEqualTo("unhealthy");
    }

    @Test
    void allAreAskedAtOnceAndNoneIsWaitedForTooLong() {
        long start = System.nanoTime();

        var health =
                check(
                        probe("silent", false, () -> Uni.createFrom().nothing()),
                        probe("silent too", false, () -> Uni.createFrom().nothing()));

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(HealthService.DEADLINE.multipliedBy(2));
        assertThat(health.components().get("silent").error()).contains("no answer within PT2S");
        assertThat(health.components().get("silent too").latencyMs()).isGreaterThanOrEqualTo(1900);
    }

    private static ClusterHealth check(Probe... probes) {
        return new HealthService(List.of(probes), Clock.systemUTC())
                .check()
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static Probe probe(String name, boolean vital, Supplier<Uni<?>> answer) {
        return new Probe() {
            @Override
            public String component() {
                return name;
            }

            @Override
            public boolean vital() {
                return vital;
            }

            @Override
            public Uni<?> ask() {
                return answer.get();
            }
        };
    }
}
