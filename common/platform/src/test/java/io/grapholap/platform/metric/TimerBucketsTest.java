package io.grapholap.platform.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimerBucketsTest {
    private final PrometheusMeterRegistry meters =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @BeforeEach
    void filter() {
        meters.config().meterFilter(new TimerBuckets.Filter());
    }

    @Test
    void timersOfThePlatformTellHowManyWereWithinEachObjective() {
        var timer = meters.timer("graph_olap_instance_start", "kind", "new");
        timer.record(Duration.ofMillis(300));
        timer.record(Duration.ofSeconds(4).plusMillis(1));

        assertThat(meters.scrape())
                .contains("graph_olap_instance_start_seconds_bucket{kind=\"new\",le=\"4.0\",} 1.0")
                .contains("graph_olap_instance_start_seconds_bucket{kind=\"new\",le=\"5.0\",} 2.0");
    }

    @Test
    void requestsHaveFewBucketsSinceTheyHaveManySeries() {
        meters.timer("http.server.requests", "uri", "/api/mappings").record(Duration.ofMillis(20));

        assertThat(meters.scrape().lines().filter(line -> line.contains("_bucket")))
                .hasSize(8)
                .anyMatch(line -> line.contains("le=\"0.05\",} 1.0"));
    }

    @Test
    void othersHaveNone() {
        Timer.builder("lifecycle_pass_duration").register(meters).record(Duration.ofSeconds(1));
        meters.counter("graph_olap_exports_ended", "outcome", "ready").increment();

        assertThat(meters.scrape()).doesNotContain("_bucket");
    }
}
