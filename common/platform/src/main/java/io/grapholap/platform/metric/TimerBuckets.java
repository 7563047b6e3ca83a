package io.grapholap.platform.metric;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * Gives timers that promises are made about the buckets that quantiles and objectives are computed
 * from, over all replicas. All other timers tell count, sum and maximum alone, which cost less.
 */
@Dependent
class TimerBuckets {
    /** Of what people wait for, in seconds: from a look-up to the longest query. */
    private static final double[] WAITS = {
        0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 5, 10, 30, 60, 300, 1800
    };

    /** Of requests to an API, of which there are many kinds, in seconds. */
    private static final double[] REQUESTS = {0.01, 0.05, 0.1, 0.25, 0.5, 1, 5};

    @Produces
    @Singleton
    MeterFilter timerBuckets() {
        return new Filter();
    }

    /** By name alone, so that all series of a timer have the same buckets. */
    static final class Filter implements MeterFilter {
        @Override
        public DistributionStatisticConfig configure(
                Meter.Id id, DistributionStatisticConfig config) {
            if (id.getType() != Meter.Type.TIMER) {
                return config;
            }
            var name = id.getName();
            if (name.startsWith("graph_olap_") || name.equals("outbox_relay_lag")) {
                return with(WAITS, config);
            }
            return name.equals("http.server.requests") ? with(REQUESTS, config) : config;
        }

        private static DistributionStatisticConfig with(
                double[] seconds, DistributionStatisticConfig config) {
            double[] nanos =
                    DoubleStream.of(seconds)
                            .map(s -> s * Duration.ofSeconds(1).toNanos())
                            .toArray();
            return DistributionStatisticConfig.builder()
                    .serviceLevelObjectives(nanos)
                    .build()
                    .merge(config);
        }
    }
}
