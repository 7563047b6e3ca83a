package io.grapholap.controlplane.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InstanceMetricsTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Test
    void startsAreTimedFromTheWishByKind() {
        var meters = new SimpleMeterRegistry();
        var metrics = new InstanceMetrics(meters, Clock.systemUTC());

        metrics.started(new InstanceState.Starting(NOON, null), NOON.plusMillis(700));
        metrics.started(new InstanceState.Resuming(NOON, null), NOON.plusSeconds(2));

        assertThat(total(meters, "new")).isEqualTo(700);
        assertThat(total(meters, "resumed")).isEqualTo(2000);
    }

    @Test
    void anOrphanGrowsOlderFromTheFirstLookThatSawIt() {
        var ages = new OrphanAges();
        ages.seen(Set.of(ONE), NOON);
        ages.seen(Set.of(ONE, OTHER), NOON.plusSeconds(60));

        assertThat(ages.oldest(NOON.plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));

        ages.seen(Set.of(OTHER), NOON.plusSeconds(100));
        assertThat(ages.oldest(NOON.plusSeconds(100))).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void aControlPlaneThatDoesNotLookAnyMoreClaimsNothing() {
        var ages = new OrphanAges();
        assertThat(ages.oldest(NOON)).isZero();

        ages.seen(Set.of(ONE), NOON);
        assertThat(ages.oldest(NOON.plusSeconds(121))).isZero();

        ages.seen(Set.of(ONE), NOON.plusSeconds(600));
        assertThat(ages.oldest(NOON.plusSeconds(610))).isEqualTo(Duration.ofSeconds(10));
    }

    private static double total(SimpleMeterRegistry meters, String kind) {
        return meters.get("graph_olap_instance_start")
                .tag("kind", kind)
                .timer()
                .totalTime(TimeUnit.MILLISECONDS);
    }
}
