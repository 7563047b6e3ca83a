package io.grapholap.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What came of a load.
 *
 * @param errors answers other than 2xx, and requests without an answer
 * @param seconds from the first request to the last answer
 * @param micros microseconds from when a request was due to its answer
 */
public record LoadResult(long requests, long errors, double seconds, Histogram micros) {
    public double perSecond() {
        return requests / seconds;
    }

    public double p99Millis() {
        return micros.getValueAtPercentile(99) / 1000.0;
    }
}
